package dev.basin.engine.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TorchModuleTest {
    private static final String TEXT = """
            class M(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              whole : int
              real : float
              yes : bool
              some : List[int]

              # attributes arrive as they were given
              def attributes(self: __torch__.M) -> float:
                if self.yes:
                  return self.real + self.whole + self.some[1]
                return 0.0

              def cube_and_slope(self: __torch__.M, x: Tensor) -> Tuple[Tensor, Tensor]:
                leaf = x.detach().requires_grad_(True)
                y = torch.sum(leaf * leaf * leaf)
                slope = torch.autograd.grad([y], [leaf])
                return y.detach(), unchecked_cast(Tensor, slope[0])
            """;

    private final NDManager manager = DeviceKind.CPU.newMemory();

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void attributesAreReadableInTheText() throws IOException {
        try (TorchModule module =
                TorchModule.of(TEXT, Map.of("whole", -3, "real", 0.25, "yes", true, "some", List.of(10, 200_000)))) {
            assertThat(module.call("attributes").toDouble()).isEqualTo(199_997.25);
        }
    }

    @Test
    void differentiatesInsideTheText() throws IOException {
        try (TorchModule module =
                        TorchModule.of(TEXT, Map.of("whole", 0, "real", 0.0, "yes", false, "some", List.of(1)));
                NDArray x = manager.create(new float[] {1, 2, 3})) {
            var results = module.differentiate("cube_and_slope", x);

            assertThat(results.get(0).getFloat()).isEqualTo(36);
            assertThat(results.get(1).toFloatArray()).containsExactly(3, 12, 27);
        }
    }

    @Test
    void namesTheLineThatItCannotRead() {
        String broken = TEXT.replace("torch.sum", "torch.no_such_thing");

        assertThatThrownBy(
                        () -> TorchModule.of(broken, Map.of("whole", 0, "real", 0.0, "yes", false, "some", List.of(1))))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("no_such_thing")
                .hasMessageContaining("line 18");
    }

    @Test
    void refusesAMissingResourceAndAStrangeAttribute() {
        assertThatThrownBy(() -> TorchModule.load(TorchModuleTest.class, "none.py", Map.of()))
                .hasMessageContaining("no kernel text none.py");
        assertThatThrownBy(() -> TorchModule.of(TEXT, Map.of("whole", 1L)))
                .hasMessageContaining("java.lang.Long; Boolean, Integer, Double and lists of them are accepted");
    }
}
