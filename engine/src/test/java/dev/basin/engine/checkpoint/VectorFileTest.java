package dev.basin.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.landscape.SmallEncoder;
import dev.basin.engine.theta.ParameterLayout;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.torch.DeviceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorFileTest {
    private final NDManager manager = DeviceKind.CPU.newMemory();
    private final ParameterVector vector = SmallEncoder.of(manager, SmallEncoder.random(1));

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void aVectorComesBackBitForBitAndItsFileIsAlwaysTheSame() throws IOException {
        Path file = folder.resolve("a.safetensors");
        VectorFile.write(file, vector);
        ParameterVector read = ParameterVector.zeros(manager, SmallEncoder.LAYOUT);
        VectorFile.read(file, read);
        assertThat(read.flat().toFloatArray()).isEqualTo(vector.flat().toFloatArray());
        VectorFile.write(folder.resolve("b.safetensors"), read);
        assertThat(Files.mismatch(file, folder.resolve("b.safetensors"))).isEqualTo(-1);
    }

    @Test
    void itsTensorsAreNamedAsTheModelsOwn() {
        Path file = folder.resolve("a.safetensors");
        VectorFile.write(file, vector);
        try (SafetensorsReader reader = SafetensorsReader.open(file)) {
            assertThat(reader.find("bert.pooler.dense.weight"))
                    .hasValueSatisfying(tensor -> assertThat(tensor.shape()).containsExactly(2L, 2L));
            assertThat(reader.tensors()).hasSize(5);
        }
    }

    @Test
    void theVectorOfAnotherModelIsRefused() {
        Path file = folder.resolve("a.safetensors");
        VectorFile.write(file, vector);
        ParameterLayout other = ParameterLayout.of(List.of(Map.entry("pooler.dense.weight", new long[] {3, 2})));
        assertThatThrownBy(() -> VectorFile.read(file, ParameterVector.zeros(manager, other)))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("bert.pooler.dense.weight");
    }
}
