package dev.basin.finetune.spec;

import dev.basin.finetune.v1.CheckpointPolicy;
import dev.basin.finetune.v1.TrainingSettings;
import dev.basin.serving.errors.Violations;

/** The recipe of Devlin et al. (2019) for what a request leaves open, and the limits of what it may say. */
final class TrainingDefaults {
    private static final TrainingSettings DEVLIN = TrainingSettings.newBuilder()
            .setEpochs(3)
            .setBatchSize(32)
            .setLearningRate(3e-5)
            .setWarmupFraction(0.1)
            .setWeightDecay(0.01)
            .setClipNorm(1.0)
            .setBeta1(0.9)
            .setBeta2(0.999)
            .setEpsilon(1e-6)
            .setBiasCorrection(true)
            .setDropout(0.1)
            .setEvaluationsPerEpoch(1)
            .build();

    private static final CheckpointPolicy EVERY_EPOCH =
            CheckpointPolicy.newBuilder().setPerEpoch(1).build();

    private TrainingDefaults() {}

    static TrainingSettings complete(TrainingSettings settings) {
        return DEVLIN.toBuilder().mergeFrom(settings).build();
    }

    static CheckpointPolicy complete(CheckpointPolicy policy) {
        return EVERY_EPOCH.toBuilder().mergeFrom(policy).build();
    }

    /** Notes what lies outside the limits in settings that are complete. */
    static void check(String field, TrainingSettings settings, Violations violations) {
        Limits limits = new Limits(field, violations);
        limits.integer("epochs", settings.getEpochs(), 1, 1000);
        limits.integer("batch_size", settings.getBatchSize(), 1, 4096);
        limits.integer("evaluations_per_epoch", settings.getEvaluationsPerEpoch(), 0, 100);
        limits.above0("learning_rate", settings.getLearningRate());
        limits.above0("clip_norm", settings.getClipNorm());
        limits.above0("epsilon", settings.getEpsilon());
        limits.share("warmup_fraction", settings.getWarmupFraction());
        limits.share("beta1", settings.getBeta1());
        limits.share("beta2", settings.getBeta2());
        limits.share("dropout", settings.getDropout());
        double decay = settings.getWeightDecay();
        violations.require(decay >= 0 && Double.isFinite(decay), field + ".weight_decay", decay, "0 or more");
    }

    static void check(String field, CheckpointPolicy policy, Violations violations) {
        new Limits(field, violations).integer("per_epoch", policy.getPerEpoch(), 0, 100);
    }

    private record Limits(String parent, Violations violations) {
        void integer(String name, int value, int min, int max) {
            violations.require(value >= min && value <= max, field(name), value, min + " to " + max);
        }

        void above0(String name, double value) {
            violations.require(value > 0 && Double.isFinite(value), field(name), value, "a finite number above 0");
        }

        void share(String name, double value) {
            violations.require(value >= 0 && value < 1, field(name), value, "0 or more, below 1");
        }

        private String field(String name) {
            return parent + "." + name;
        }
    }
}
