package dev.basin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The images hold all that their services need, and nothing is written where Kubernetes lets nobody write. */
class ImagesTest {
    @Test
    void anExperimentRunsOnReadOnlyImages() throws Exception {
        Tools.assumeContainers();
        String output = new Shell(Repository.ROOT, Map.of()).run("images/try");
        assertThat(output)
                .contains("healthy finetune", "healthy landscape", "healthy analysis", "healthy gateway")
                .contains("experiment done on read-only file systems");
    }

    @Test
    void dockerfilesHaveNoMistakes() throws Exception {
        Tools.assumeDockerfileLinter();
        for (Path dockerfile : dockerfiles()) {
            new Shell(Repository.ROOT, Map.of()).run(Tools.DOCKERFILE_LINTER + " lint " + dockerfile);
        }
    }

    private static List<Path> dockerfiles() throws Exception {
        try (Stream<Path> files = Files.list(Repository.ROOT.resolve("images"))) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".Dockerfile"))
                    .toList();
            assertThat(found).hasSize(3);
            return found;
        }
    }
}
