package dev.basin.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.basin.export.PythonReaders.Found;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reader has a decoder and a checksum of its own, written from the format's description. */
class TensorBoardWriterTest {
    @TempDir
    Path folder;

    @Test
    void anIndependentReaderFindsEveryPointInTheOrderOfSteps() throws Exception {
        Map<String, Found> found = read(List.of(
                new ScalarPoint("train/loss", 300, 0.1),
                new ScalarPoint("eval/accuracy", 300, 1),
                new ScalarPoint("train/loss", 1, 1e10),
                new ScalarPoint("train/loss", 2, Double.NaN),
                new ScalarPoint("train/loss", 5_000_000_000L, Double.NEGATIVE_INFINITY)));

        assertThat(found).containsOnlyKeys("file_version", "train/loss", "eval/accuracy");
        assertThat(found.get("file_version").text()).isEqualTo("brain.Event:2");
        assertThat(found.get("train/loss").shape()).isEqualTo("4,2");
        assertThat(found.get("train/loss").values())
                .containsExactly(1.0, 1e10, 2.0, Double.NaN, 300.0, (double) 0.1f, 5e9, Double.NEGATIVE_INFINITY);
        assertThat(found.get("eval/accuracy").values()).containsExactly(300.0, 1.0);
    }

    @Test
    void aFileWithoutPointsIsOneStill() throws Exception {
        assertThat(read(List.of())).containsOnlyKeys("file_version");
    }

    @Test
    void refusesStepsBeforeTheFirst() {
        assertThatThrownBy(() -> new ScalarPoint("train/loss", -1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("curve 'train/loss': a step is 0 or more, received -1");
    }

    private Map<String, Found> read(List<ScalarPoint> points) throws Exception {
        Path file = folder.resolve("curves.tfevents");
        try (OutputStream out = Files.newOutputStream(file)) {
            TensorBoardWriter.write(points, out);
        }
        return PythonReaders.read(file, "struct", "python3");
    }
}
