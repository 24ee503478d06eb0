package dev.basin.engine.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What kernel texts must not do because they run on a GPU too, where no test sees them fail. */
class KernelTextsTest {
    private static final Path RESOURCES = Path.of("src/main/resources/dev/basin/engine");

    /** Operations that make a tensor of nothing; those named *_like make it where another one lies. */
    private static final Pattern MAKES_A_TENSOR = Pattern.compile(
            "torch\\.(zeros|ones|empty|full|arange|tensor|eye|linspace|scalar_tensor|rand|randn|randint|randperm)\\(.*");

    static Stream<Path> texts() throws IOException {
        return Files.walk(RESOURCES).filter(file -> file.toString().endsWith(".py"));
    }

    @Test
    void areFound() throws IOException {
        assertThat(texts()).isNotEmpty();
    }

    /** A tensor made without a device lies on the CPU, and meets the others in the next line. */
    @ParameterizedTest
    @MethodSource("texts")
    void makeTensorsWhereTheOthersLie(Path text) throws IOException {
        List<String> makers = MAKES_A_TENSOR
                .matcher(Files.readString(text))
                .results()
                .map(found -> found.group())
                .toList();

        assertThat(makers).allSatisfy(call -> assertThat(call).containsPattern("device=\\w+\\.device"));
    }

    /** An operation of oneDNN has no counterpart on a GPU. */
    @ParameterizedTest
    @MethodSource("texts")
    void askForOneDnnOnlyWhereThePathSaysSo(Path text) throws IOException {
        List<String> lines = Files.readAllLines(text);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("mkldnn")) {
                assertThat(lines.get(i - 1))
                        .as("what decides about line %d", i + 1)
                        .contains("if self.onednn:");
            }
        }
    }
}
