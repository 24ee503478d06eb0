package dev.basin.requests;

import dev.basin.common.v1.ErrorReason;
import dev.basin.common.v1.KernelVariant;
import dev.basin.common.v1.NumericPath;
import dev.basin.common.v1.Precision;
import dev.basin.engine.torch.DeviceKind;
import dev.basin.serving.errors.Refusal;
import dev.basin.serving.errors.Violations;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Settles how the numbers of a job are computed, when it is created and for good. */
@Singleton
public class NumericPaths {
    /** About the tokens of 64 short sentences: large enough to fill the machine, small enough to stay in its caches. */
    private static final int DEFAULT_BATCH_TOKENS = 2048;

    private static final int FEWEST_BATCH_TOKENS = 128;
    private static final int MOST_BATCH_TOKENS = 1 << 20;
    private static final int MOST_THREADS = 256;

    private final EngineDevices devices;
    private final int threads;

    @Inject
    NumericPaths(EngineThread engine, EngineDevices devices) {
        this(devices, engine.threadsInside());
    }

    NumericPaths(EngineDevices devices, int threads) {
        this.devices = devices;
        this.threads = threads;
    }

    /** Fills in defaults for training, whose derivatives are always computed in the same way. */
    public NumericPath forTraining(String field, NumericPath path) {
        return complete(field, path, KernelVariant.KERNEL_VARIANT_DEFAULT);
    }

    /** Fills in defaults for evaluation: the fastest float32 path of the device. */
    public NumericPath forEvaluation(String field, NumericPath path) {
        return complete(field, path, KernelVariant.KERNEL_VARIANT_ONEDNN);
    }

    /** Whether this process computes the numbers of a complete path exactly as the one that settled it. */
    public boolean canFollow(NumericPath path) {
        return path.getThreads() == threads
                && DeviceKind.named(path.getDevice()).filter(devices::has).isPresent();
    }

    /** The same for the engine; {@code path} is complete. */
    public dev.basin.engine.bert.NumericPath toEngine(NumericPath path) {
        return new dev.basin.engine.bert.NumericPath(
                path.getKernelVariant() == KernelVariant.KERNEL_VARIANT_ONEDNN
                        ? dev.basin.engine.bert.KernelVariant.ONEDNN
                        : dev.basin.engine.bert.KernelVariant.FUSED,
                path.getPrecision() == Precision.PRECISION_BFLOAT16
                        ? dev.basin.engine.bert.Precision.BFLOAT16
                        : dev.basin.engine.bert.Precision.FLOAT32,
                devices.require("numeric_path.device", path.getDevice()),
                path.getThreads());
    }

    private NumericPath complete(String field, NumericPath path, KernelVariant fastestOnCpu) {
        check(field, path);
        DeviceKind device = device(field, path);
        NumericPath.Builder complete = path.toBuilder().setDevice(device.toString());
        if (path.getPrecision() == Precision.PRECISION_UNSPECIFIED) {
            complete.setPrecision(Precision.PRECISION_FLOAT32);
        }
        if (path.getKernelVariant() == KernelVariant.KERNEL_VARIANT_UNSPECIFIED) {
            complete.setKernelVariant(device == DeviceKind.CPU ? fastestOnCpu : KernelVariant.KERNEL_VARIANT_DEFAULT);
        }
        if (path.getThreads() == 0) {
            complete.setThreads(threads);
        }
        if (path.getBatchTokens() == 0) {
            complete.setBatchTokens(DEFAULT_BATCH_TOKENS);
        }
        return complete.build();
    }

    private void check(String field, NumericPath path) {
        Violations violations = new Violations();
        int wanted = path.getThreads();
        int tokens = path.getBatchTokens();
        violations.require(wanted >= 0 && wanted <= MOST_THREADS, field + ".threads", wanted, "0 to " + MOST_THREADS);
        violations.require(
                tokens == 0 || (tokens >= FEWEST_BATCH_TOKENS && tokens <= MOST_BATCH_TOKENS),
                field + ".batch_tokens",
                tokens,
                "0, or %d to %d".formatted(FEWEST_BATCH_TOKENS, MOST_BATCH_TOKENS));
        violations.throwIfAny();
        if (wanted != 0 && wanted != threads) {
            throw Refusal.notImplemented(field + ".threads", String.valueOf(wanted), "0, or this server's " + threads);
        }
    }

    private DeviceKind device(String field, NumericPath path) {
        DeviceKind device =
                path.getDevice().isEmpty() ? devices.standard() : devices.require(field + ".device", path.getDevice());
        if (device != DeviceKind.CPU && path.getKernelVariant() == KernelVariant.KERNEL_VARIANT_ONEDNN) {
            throw Refusal.ofField(
                    ErrorReason.ERROR_REASON_INVALID_FIELD,
                    field + ".kernel_variant",
                    "got %s, which runs on a CPU alone; accepted on %s: %s; or name the device cpu"
                            .formatted(path.getKernelVariant(), device, KernelVariant.KERNEL_VARIANT_DEFAULT));
        }
        return device;
    }
}
