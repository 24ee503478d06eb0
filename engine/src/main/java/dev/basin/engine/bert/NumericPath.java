package dev.basin.engine.bert;

import java.util.Objects;

/**
 * How numbers are computed. It is fixed with a job, because another path gives other last digits.
 *
 * @param device {@code cpu} or {@code cuda}
 * @param threads libtorch's own threads per evaluator, at least 1
 */
public record NumericPath(KernelVariant variant, Precision precision, String device, int threads) {
    public NumericPath {
        Objects.requireNonNull(variant, "variant is null");
        Objects.requireNonNull(precision, "precision is null");
        if (!device.equals("cpu") && !device.equals("cuda")) {
            throw new IllegalArgumentException("device is " + device + " but must be cpu or cuda");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + " but must be at least 1");
        }
        if (variant == KernelVariant.ONEDNN && !device.equals("cpu")) {
            throw new IllegalArgumentException("variant ONEDNN runs on cpu, received device " + device);
        }
    }

    /** The fastest float32 path of a CPU. */
    public static NumericPath cpu(int threads) {
        return new NumericPath(KernelVariant.ONEDNN, Precision.FLOAT32, "cpu", threads);
    }
}
