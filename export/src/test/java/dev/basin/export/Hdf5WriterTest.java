package dev.basin.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.export.PythonReaders.Found;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Hdf5WriterTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() {
        file = folder.resolve("all.h5");
        Hdf5Writer.write(Samples.ALL, file);
    }

    @Test
    void h5pyReadsEveryBit() throws Exception {
        Map<String, Found> found = PythonReaders.read(file, "h5py", "python3-h5py");

        assertThat(found).hasSize(6);
        for (NumberArray array : Samples.ALL.arrays()) {
            found.get(array.name()).assertIs(array);
        }
        assertThat(found.get("provenance").text()).isEqualTo(Samples.TEXT);
    }

    @Test
    void rowsStayRows() {
        try (HdfFile hdf5 = new HdfFile(file)) {
            Dataset loss = hdf5.getDatasetByPath("train_loss");
            assertThat(loss.getDimensions()).containsExactly(2, 3);
            assertThat(Stream.of((double[][]) loss.getData())
                            .flatMapToDouble(Arrays::stream)
                            .toArray())
                    .containsExactly(Samples.LOSS.values());
            assertThat((double[]) hdf5.getDatasetByPath("alpha").getData()).containsExactly(Samples.ALPHA.values());
            assertThat(hdf5.getDatasetByPath("provenance").getData()).isEqualTo(Samples.TEXT);
        }
    }

    @Test
    void replacesWhatWasThere() {
        Hdf5Writer.write(new NamedArrays(List.of(Samples.BETA), Map.of()), file);
        try (HdfFile hdf5 = new HdfFile(file)) {
            assertThat(hdf5.getChildren()).containsOnlyKeys("beta");
        }
    }
}
