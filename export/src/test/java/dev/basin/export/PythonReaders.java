package dev.basin.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Opens files with the Python libraries that people open them with. Where one is missing, the test is skipped, or fails where
 * BASIN_REQUIRE_ALL=1.
 */
public final class PythonReaders {
    private static final List<String> PYTHONS = List.of("/usr/bin/python3", "python3");
    private static final int LONGEST_SECONDS = 120;

    private PythonReaders() {}

    /**
     * What the reader found, by name.
     *
     * @param library a Python module, for example "h5py"
     * @param debianPackage the package that brings it
     */
    public static Map<String, Found> read(Path file, String library, String debianPackage) throws Exception {
        String python = PYTHONS.stream()
                .filter(command -> succeeds(command, "-c", "import " + library))
                .findFirst()
                .orElseGet(() -> missing(library, debianPackage));
        Map<String, Found> found = new LinkedHashMap<>();
        run(python, "-", file.toString()).lines().forEach(line -> {
            String[] fields = line.split("\t", -1);
            assertThat(fields).as(line).hasSize(3);
            found.put(fields[0], Found.parse(fields[1], fields[2]));
        });
        return found;
    }

    /**
     * An array or a text as a reader found it.
     *
     * @param shape lengths separated by commas, or "text"
     */
    public record Found(String shape, List<Double> values, String text) {
        static Found parse(String shape, String content) {
            return shape.equals("text")
                    ? new Found(shape, List.of(), new String(HexFormat.of().parseHex(content), StandardCharsets.UTF_8))
                    : new Found(shape, values(content), "");
        }

        /** Compares bit by bit, but for the many ways to write NaN. */
        public void assertIs(NumberArray array) {
            assertThat(shape)
                    .isEqualTo(array.shape().stream().map(String::valueOf).collect(Collectors.joining(",")));
            assertThat(values)
                    .containsExactlyElementsOf(
                            DoubleStream.of(array.values()).boxed().toList());
        }

        private static List<Double> values(String content) {
            return Arrays.stream(content.split(" "))
                    .filter(digits -> !digits.isEmpty())
                    .map(digits -> Double.longBitsToDouble(Long.parseUnsignedLong(digits, 16)))
                    .toList();
        }
    }

    private static String missing(String library, String debianPackage) {
        String message = "Python with %s was not found (Debian: apt-get install %s)".formatted(library, debianPackage);
        if ("1".equals(System.getenv("BASIN_REQUIRE_ALL"))) {
            fail(message);
        }
        assumeTrue(false, message);
        return null;
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (InputStream script = PythonReaders.class.getResourceAsStream("read.py");
                OutputStream input = process.getOutputStream()) {
            script.transferTo(input);
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
