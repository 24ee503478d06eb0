package dev.basin.settings;

import static java.util.Map.entry;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/settings.md} has a row for each setting of the code, in the chapter of whoever reads it, and for nothing else. */
class SettingsDocumentTest {
    private static final Path ROOT = Path.of("..");
    private static final String QUARKUS = "Settings of Quarkus and of its RabbitMQ connector";
    private static final String LAUNCHER = "The launcher's environment";

    /** Of several readers, the one whose chapter comes first tells. */
    private static final List<Map.Entry<String, String>> CHAPTERS = List.of(
            entry("dev.basin.jobs", "Every service"),
            entry("dev.basin.serving", "Every service"),
            entry("dev.basin.requests", "finetune, landscape and analysis"),
            entry("dev.basin.landscape", "landscape"),
            entry("dev.basin.analysis", "analysis"),
            entry("dev.basin.gateway", "gateway"),
            entry("dev.basin.broker", "all in one"));

    private final Map<String, List<String>> document = chapters();

    @Test
    void everySettingHasItsRow() throws IOException {
        Properties allInOne = properties("all-in-one/src/main/resources/application.properties");
        Map<String, Set<String>> expected = new TreeMap<>();
        Map<String, List<Setting>> byKey = Settings.read().stream().collect(groupingBy(Setting::key));
        byKey.forEach((key, readers) -> {
            assertThat(readers)
                    .as(key)
                    .extracting(Setting::fallback)
                    .containsOnly(readers.getFirst().fallback());
            expected.computeIfAbsent(chapter(readers), _ -> new TreeSet<>()).add(row(readers.getFirst(), allInOne));
        });

        assertThat(byKey).hasSizeGreaterThan(40);
        expected.forEach((chapter, rows) ->
                assertThat(withoutWords(document.get(chapter))).as(chapter).containsExactlyInAnyOrderElementsOf(rows));
        assertThat(document.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(expected.keySet().stream(), Stream.of(QUARKUS, LAUNCHER))
                                .toList());
    }

    @Test
    void everyRowSaysSomething() {
        assertThat(document.values().stream().flatMap(List::stream))
                .allMatch(row -> row.matches(".*\\| [^ |][^|]{6,}\\. \\|"));
    }

    @Test
    void defaultsOfQuarkusAreThoseOfOurFiles() throws IOException {
        Properties ours = Settings.files();
        for (String row : document.get(QUARKUS)) {
            String[] cells = cells(row);
            String given = ours.getProperty(cells[0].replace("`", ""));
            if (given != null) {
                assertThat(cells[2]).as(cells[0]).isEqualTo("`" + given + "`");
            }
        }
        for (String key : List.of("quarkus.grpc.server.port", "quarkus.http.port")) {
            assertThat(rowOf(key))
                    .contains("| %s; finetune %s, landscape %s, analysis %s |"
                            .formatted(
                                    port("gateway", key),
                                    port("finetune-service", key),
                                    port("landscape-service", key),
                                    port("analysis-service", key)));
            assertThat(port("all-in-one", key)).isEqualTo(port("gateway", key));
        }
    }

    @Test
    void variablesOfTheLauncherAreThere() throws IOException {
        Set<String> read = new TreeSet<>();
        try (Stream<Path> parts =
                Stream.concat(Stream.of(ROOT.resolve("basin")), Files.list(ROOT.resolve("launcher")))) {
            for (Path part : parts.toList()) {
                Pattern.compile("\\$\\{(\\w+):-")
                        .matcher(Files.readString(part))
                        .results()
                        .map(match -> match.group(1))
                        .filter(name -> name.matches("BASIN_.*|JAVA_HOME|.*_CACHE_DIR|PYTORCH_.*|OMP_.*|XDG_.*"))
                        .forEach(read::add);
            }
        }
        String all = String.join(
                "\n", document.values().stream().flatMap(List::stream).toList());
        assertThat(read).hasSizeGreaterThan(8).allMatch(name -> all.contains("`" + name + "`"));
    }

    private static String chapter(List<Setting> readers) {
        return CHAPTERS.stream()
                .filter(entry -> readers.stream()
                        .anyMatch(setting -> setting.reader().getPackageName().startsWith(entry.getKey())))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static String row(Setting setting, Properties allInOne) {
        String inAllInOne = allInOne.getProperty(setting.key());
        String fallback = setting.fallback() == null ? "" : " `" + setting.fallback() + "`";
        if (inAllInOne != null) {
            fallback += ", all in one: `" + inAllInOne + "`";
        }
        return "| `%s` | `%s` | %s |%s |".formatted(setting.key(), setting.variable(), setting.value(), fallback);
    }

    private static List<String> withoutWords(List<String> rows) {
        return rows.stream().map(row -> row.replaceFirst("[^|]+\\|$", "")).toList();
    }

    private String rowOf(String key) {
        return document.get(QUARKUS).stream()
                .filter(row -> row.startsWith("| `" + key + "`"))
                .findFirst()
                .orElseThrow();
    }

    private static String[] cells(String row) {
        return row.replaceFirst("^\\| ", "").split(" ?\\| ?");
    }

    private static String port(String module, String key) throws IOException {
        return properties(module + "/src/main/resources/application.properties").getProperty(key);
    }

    private static Properties properties(String file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(ROOT.resolve(file))) {
            properties.load(reader);
        }
        return properties;
    }

    /** The rows below each heading of the second order. */
    private static Map<String, List<String>> chapters() {
        Map<String, List<String>> chapters = new TreeMap<>();
        String chapter = null;
        try {
            for (String line : Files.readAllLines(ROOT.resolve("docs/settings.md"))) {
                if (line.startsWith("## ")) {
                    chapter = line.substring(3);
                } else if (line.startsWith("| `")) {
                    chapters.computeIfAbsent(chapter, _ -> new ArrayList<>()).add(line);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return chapters;
    }
}
