package dev.basin.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * GraalVM's own reader takes in every file of metadata without a word, and what it writes again has every entry: a misspelt key would be
 * a warning in the middle of a long build, and a hole in the executable.
 */
class GraalReaderTest {
    @TempDir
    private Path folder;

    static List<Path> metadata() throws IOException {
        try (Stream<Path> files = Files.find(
                Path.of(".."),
                12,
                (file, _) -> file.endsWith("reachability-metadata.json")
                        && file.toString().contains("src/main/resources/META-INF/native-image"))) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("metadata")
    void takesInEveryEntry(Path file) throws Exception {
        Path written = folder.resolve("written");
        assertThat(read(file.getParent(), written)).isEmpty();

        Metadata before = Metadata.in(file.getParent());
        Metadata after = Metadata.in(written);
        assertThat(after.types()).containsExactlyInAnyOrderElementsOf(before.types());
        assertThat(after.proxies()).containsExactlyInAnyOrderElementsOf(before.proxies());
        assertThat(after.resources())
                .extracting(Pattern::pattern)
                .containsExactlyInAnyOrderElementsOf(
                        before.resources().stream().map(Pattern::pattern).toList());
    }

    /** What the reader had to say. */
    private String read(Path input, Path output) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules=jdk.internal.vm.ci",
                        "--add-exports=jdk.internal.vm.ci/jdk.vm.ci.meta=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.oracle.svm.configure.ConfigurationTool",
                        "generate",
                        "--input-dir=" + input,
                        "--output-dir=" + output)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        return Files.readString(log);
    }
}
