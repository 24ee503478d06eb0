package dev.basin.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every image of Basin that is named anywhere is built by a Dockerfile here. */
class ImageNamesTest {
    private static final Path IMAGES = Path.of("../images");

    @ParameterizedTest
    @EnumSource
    void imagesOfManifestsAreBuilt(Overlay overlay) throws IOException {
        assertThat(overlay.services())
                .isNotEmpty()
                .extracting(deployment -> Pods.service(deployment).getImage())
                .isSubsetOf(built());
    }

    @Test
    void imagesOfTheComposeFileAreBuilt() throws IOException {
        assertThat(Compose.read().images().values()).hasSize(5).isSubsetOf(built());
    }

    @Test
    void imagesWithAGpuAreThoseForCuda() {
        assertThat(Overlay.GPU.services())
                .filteredOn(deployment ->
                        Pods.service(deployment).getResources().getLimits().containsKey("nvidia.com/gpu"))
                .hasSize(4)
                .allMatch(deployment -> Pods.service(deployment).getImage().endsWith("-cu128"));
    }

    /** The tags that the bake file gives, each of a Dockerfile and a stage that are there. */
    private static Set<String> built() throws IOException {
        String bake = Files.readString(IMAGES.resolve("docker-bake.hcl"));
        Set<String> tags = new LinkedHashSet<>();
        Matcher target = Pattern.compile("(?ms)^target \"[^\"]*\" \\{\n(.*?)^}").matcher(bake);
        while (target.find()) {
            String body = target.group(1);
            if (body.contains("tags ")) {
                String dockerfile = Files.readString(Path.of("..").resolve(value(body, "dockerfile")));
                for (String service : value(body, "service = \\[").split("\", \"")) {
                    assertThat(dockerfile).contains(" AS " + service + "\n");
                    tags.add(value(body, "tags       = \\[")
                            .replace("${REGISTRY}", value(bake, "variable \"REGISTRY\" \\{ default"))
                            .replace("${VERSION}", value(bake, "variable \"VERSION\" \\{ default"))
                            .replace("${service}", service));
                }
            }
        }
        assertThat(tags).hasSize(14);
        return tags;
    }

    /** The text in quotation marks after a name; of a list, all of it. */
    private static String value(String text, String name) {
        Matcher value = Pattern.compile(name + "[ =]*\"(.*?)\"[] }]*\n").matcher(text);
        assertThat(value.find()).as(name).isTrue();
        return value.group(1);
    }
}
