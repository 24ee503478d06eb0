package dev.basin.engine.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.util.function.Function;

/** Tensors as Java arrays, row-major, from whatever device they lie on. */
public final class HostNumbers {
    private HostNumbers() {}

    public static float[] floats(NDArray tensor) {
        return copied(tensor, NDArray::toFloatArray);
    }

    public static double[] doubles(NDArray tensor) {
        return copied(tensor, NDArray::toDoubleArray);
    }

    /** From a GPU DJL reads by way of a tensor on the CPU, which would stay as long as the tensor's manager. */
    private static <T> T copied(NDArray tensor, Function<NDArray, T> read) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            return read.apply(tensor);
        }
    }
}
