package dev.basin.requests;

import dev.basin.common.v1.KernelVariant;
import dev.basin.common.v1.NumericPath;
import dev.basin.common.v1.Precision;
import dev.basin.serving.errors.Refusal;
import dev.basin.serving.errors.Violations;
import jakarta.inject.Singleton;

/** Settles how the numbers of a job are computed, when it is created and for good. */
@Singleton
public class NumericPaths {
    /** About the tokens of 64 short sentences: large enough to fill the machine, small enough to stay in its caches. */
    private static final int DEFAULT_BATCH_TOKENS = 2048;

    private static final int FEWEST_BATCH_TOKENS = 128;
    private static final int MOST_BATCH_TOKENS = 1 << 20;
    private static final int MOST_THREADS = 256;

    private final EngineThread engine;

    NumericPaths(EngineThread engine) {
        this.engine = engine;
    }

    /** Fills in defaults for training, whose derivatives are always computed in the same way. */
    public NumericPath forTraining(String field, NumericPath path) {
        return complete(field, path, KernelVariant.KERNEL_VARIANT_DEFAULT);
    }

    /** Fills in defaults for evaluation: the fastest float32 path of a CPU. */
    public NumericPath forEvaluation(String field, NumericPath path) {
        return complete(field, path, KernelVariant.KERNEL_VARIANT_ONEDNN);
    }

    /** Whether this process computes the numbers of a complete path exactly as the one that settled it. */
    public boolean canFollow(NumericPath path) {
        return path.getDevice().equals("cpu") && path.getThreads() == engine.threadsInside();
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
                path.getDevice(),
                path.getThreads());
    }

    private NumericPath complete(String field, NumericPath path, KernelVariant fastest) {
        check(field, path);
        NumericPath.Builder complete = path.toBuilder();
        if (path.getPrecision() == Precision.PRECISION_UNSPECIFIED) {
            complete.setPrecision(Precision.PRECISION_FLOAT32);
        }
        if (path.getKernelVariant() == KernelVariant.KERNEL_VARIANT_UNSPECIFIED) {
            complete.setKernelVariant(fastest);
        }
        if (path.getDevice().isEmpty()) {
            complete.setDevice("cpu");
        }
        if (path.getThreads() == 0) {
            complete.setThreads(engine.threadsInside());
        }
        if (path.getBatchTokens() == 0) {
            complete.setBatchTokens(DEFAULT_BATCH_TOKENS);
        }
        return complete.build();
    }

    private void check(String field, NumericPath path) {
        Violations violations = new Violations();
        int threads = path.getThreads();
        int tokens = path.getBatchTokens();
        String device = path.getDevice();
        violations.require(
                threads >= 0 && threads <= MOST_THREADS, field + ".threads", threads, "0 to " + MOST_THREADS);
        violations.require(
                tokens == 0 || (tokens >= FEWEST_BATCH_TOKENS && tokens <= MOST_BATCH_TOKENS),
                field + ".batch_tokens",
                tokens,
                "0, or %d to %d".formatted(FEWEST_BATCH_TOKENS, MOST_BATCH_TOKENS));
        violations.require(
                device.isEmpty() || device.equals("cpu") || device.equals("cuda"),
                field + ".device",
                "'" + device + "'",
                "cpu or cuda");
        violations.throwIfAny();
        if (device.equals("cuda")) {
            throw Refusal.notImplemented(field + ".device", device, "cpu");
        }
        if (threads != 0 && threads != engine.threadsInside()) {
            throw Refusal.notImplemented(
                    field + ".threads", String.valueOf(threads), "0, or this server's " + engine.threadsInside());
        }
    }
}
