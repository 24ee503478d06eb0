package dev.basin.engine.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;

/**
 * Eigenpairs of a small symmetric matrix, found on a CPU wherever the vectors behind it lie: CUDA's solvers are libraries of their
 * own.
 */
public final class SymmetricEigen {
    // INVARIANT: text without tensors or state, loaded once a process like libtorch itself.
    private static final TorchModule MODULE = TorchModule.load(SymmetricEigen.class, "eigen.py", Map.of());

    // INVARIANT: holds nothing between two calls; a search asks in each of its steps.
    private static final NDManager HOST = DeviceKind.CPU.newMemory();

    private SymmetricEigen() {}

    /**
     * Eigenvalues and eigenvectors.
     *
     * @param matrix (size, size) row-major, finite
     * @return (1 + size, size) row-major: the eigenvalues, ascending, and below each its unit eigenvector
     */
    public static double[] of(double[] matrix, int size) {
        try (NDArray symmetric = HOST.create(matrix, new Shape(size, size))) {
            return MODULE.call("eigen").tensor(symmetric).toDoubles(HOST);
        }
    }
}
