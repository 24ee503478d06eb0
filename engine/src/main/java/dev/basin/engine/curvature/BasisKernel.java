package dev.basin.engine.curvature;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.basin.engine.torch.TorchModule;
import java.util.Map;

/** The face of {@code basis.py}. */
final class BasisKernel {
    // INVARIANT: text without tensors or state, loaded once a process like libtorch itself.
    private static final TorchModule MODULE = TorchModule.load(BasisKernel.class, "basis.py", Map.of());

    private BasisKernel() {}

    static double[] products(NDArray basis, int count, NDArray x) {
        return MODULE.call("products").tensor(basis).integer(count).tensor(x).toDoubles(basis.getManager());
    }

    static void subtract(NDArray basis, double[] coefficients, NDArray x) {
        try (NDArray factors = basis.getManager().create(coefficients)) {
            MODULE.call("subtract").tensor(basis).tensor(factors).tensor(x).run();
        }
    }

    /** @param rotation (rows, columns) row-major */
    static void rotate(NDArray basis, double[] rotation, int rows) {
        Shape shape = new Shape(rows, rotation.length / rows);
        try (NDArray factors = basis.getManager().create(rotation, shape)) {
            MODULE.call("rotate").tensor(basis).tensor(factors).run();
        }
    }

    static void write(NDArray basis, int row, NDArray x) {
        MODULE.call("write").tensor(basis).integer(row).tensor(x).run();
    }

    static void read(NDArray basis, int row, NDArray x) {
        MODULE.call("read").tensor(basis).integer(row).tensor(x).run();
    }
}
