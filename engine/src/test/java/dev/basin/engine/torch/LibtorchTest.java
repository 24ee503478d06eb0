package dev.basin.engine.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without a jar that brings libtorch, as in a native executable. */
class LibtorchTest {
    @TempDir
    private Path folder;

    @Test
    void saysThatTheFolderIsNotSet() throws Exception {
        assertThat(opened(Map.of()))
                .contains("libtorch 2.7.1 could not be loaded")
                .contains("PYTORCH_LIBRARY_PATH is not set; set PYTORCH_LIBRARY_PATH to a folder");
    }

    @Test
    void saysThatTheFolderIsNotThere() throws Exception {
        assertThat(opened(Map.of(Libtorch.FOLDER, folder.resolve("nowhere").toString())))
                .contains("PYTORCH_LIBRARY_PATH is '" + folder.resolve("nowhere") + "', which is no folder");
    }

    @Test
    void saysThatTheFolderHoldsSomethingElse() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));

        assertThat(opened(Map.of(Libtorch.FOLDER, other.toString())))
                .contains("PYTORCH_LIBRARY_PATH is '" + other + "', which holds no libtorch.so");
    }

    @Test
    void saysThatTheLibrariesDoNotLoad() throws Exception {
        Path broken = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(broken.resolve("libtorch.so"), "no library");

        assertThat(opened(Map.of(Libtorch.FOLDER, broken.toString())))
                .contains("what lies in PYTORCH_LIBRARY_PATH, '" + broken + "', does not load");
    }

    /** As libtorch's own download lies there, as Basin's images have it, and as Python's torch. */
    @ParameterizedTest
    @CsvSource({"build-version,2.6.0+cu124", "lib/build-version,2.6.0+cu124", "version.py,__version__ = '2.6.0+cu124'"})
    void refusesAnotherVersion(String file, String content) throws Exception {
        Path libraries = Files.createDirectories(folder.resolve("libtorch/lib"));
        Files.writeString(libraries.resolve("libtorch.so"), "no library");
        Files.writeString(folder.resolve("libtorch").resolve(file), "# a comment\n" + content + "\n");

        assertThat(opened(Map.of(Libtorch.FOLDER, libraries.toString())))
                .contains("PYTORCH_LIBRARY_PATH is '" + libraries + "', which holds libtorch 2.6.0; 2.7.1 is accepted");
    }

    @Test
    void goesOnWithItsOwnVersion() throws Exception {
        Path libraries = Files.createDirectories(folder.resolve("libtorch/lib"));
        Files.writeString(libraries.resolve("libtorch.so"), "no library");
        Files.writeString(folder.resolve("libtorch/build-version"), "2.7.1+cu128\n");

        assertThat(opened(Map.of(Libtorch.FOLDER, libraries.toString())))
                .contains("what lies in PYTORCH_LIBRARY_PATH, '" + libraries + "', does not load");
    }

    @Test
    void refusesAVersionThatIsDeclaredAnother() throws Exception {
        assertThat(opened(Map.of(Libtorch.FOLDER, folder.toString(), "PYTORCH_VERSION", "2.6.0")))
                .contains("PYTORCH_VERSION is '2.6.0'; 2.7.1 is accepted");
    }

    /** Opens threads, and fails as a service does that starts. */
    static final class Opening {
        private Opening() {}

        public static void main(String[] arguments) {
            new TorchThreads("engine", 1, 1).close();
        }
    }

    private String opened(Map<String, String> environment) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPathWithoutLibtorch(),
                        Opening.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("DJL_CACHE_DIR", folder.resolve("cache").toString());
        builder.environment().put("PYTORCH_VERSION", "2.7.1");
        builder.environment().put("PYTORCH_FLAVOR", "cpu");
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as("it ends by itself")
                .isTrue();
        assertThat(process.exitValue()).isOne();
        return Files.readString(log);
    }

    private static String classPathWithoutLibtorch() {
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getProperty("java.class.path"))
                .filter(entry -> !entry.contains("pytorch-native"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
