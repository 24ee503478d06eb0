package dev.basin.engine.bert;

import dev.basin.engine.torch.DeviceKind;
import java.util.Objects;

/**
 * How numbers are computed. It is fixed with a job, because another path gives other last digits.
 *
 * @param threads libtorch's own threads per evaluator, at least 1
 */
public record NumericPath(KernelVariant variant, Precision precision, DeviceKind device, int threads) {
    public NumericPath {
        Objects.requireNonNull(variant, "variant is null");
        Objects.requireNonNull(precision, "precision is null");
        Objects.requireNonNull(device, "device is null");
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + " but must be at least 1");
        }
        if (variant == KernelVariant.ONEDNN && device != DeviceKind.CPU) {
            throw new IllegalArgumentException("variant ONEDNN runs on cpu, received device " + device);
        }
    }

    /** The fastest float32 path of a CPU. */
    public static NumericPath cpu(int threads) {
        return new NumericPath(KernelVariant.ONEDNN, Precision.FLOAT32, DeviceKind.CPU, threads);
    }
}
