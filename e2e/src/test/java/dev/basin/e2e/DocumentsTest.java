package dev.basin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links between the repository's documents lead somewhere, and the index of {@code docs/} leaves none out. */
class DocumentsTest {
    private static final Path DOCS = Repository.ROOT.resolve("docs");
    private static final Pattern NOT_OURS = Pattern.compile("/(target|node_modules|\\.[^/]+)/");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    @Test
    void noLinkIsDead() throws IOException {
        Set<String> dead = new TreeSet<>();
        for (Path document : documents(Repository.ROOT)) {
            links(document)
                    .filter(link -> !leadsSomewhere(document, link))
                    .forEach(link -> dead.add(document + ": " + link));
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void theIndexHasEveryDocument() throws IOException {
        Path index = DOCS.resolve("README.md");
        List<Path> linked = links(index).map(DOCS::resolve).map(Path::normalize).toList();
        assertThat(linked)
                .doesNotHaveDuplicates()
                .containsAll(documents(DOCS).stream()
                        .filter(document -> !document.equals(index))
                        .toList());
    }

    private static boolean leadsSomewhere(Path document, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
        return Files.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1]));
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchors(Path document) {
        return HEADING.matcher(text(document))
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static Stream<String> links(Path document) {
        return LINK.matcher(text(document))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !ELSEWHERE.matcher(link).matches());
    }

    private static String text(Path document) {
        try {
            return CODE.matcher(Files.readString(document)).replaceAll("");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> documents(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> documents = files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !NOT_OURS.matcher("/" + Repository.ROOT.relativize(file))
                            .find())
                    .toList();
            assertThat(documents).isNotEmpty();
            return documents;
        }
    }
}
