package dev.basin.engine.training;

import dev.basin.engine.bert.AdamW;
import dev.basin.engine.data.TrainingOrder;

/**
 * How a model is trained.
 *
 * @param epochs passes over the examples, at least 1
 * @param maxSteps training stops after so many steps even within an epoch; 0 for no such limit
 * @param batchSize examples in a step
 * @param learningRate the highest, reached after warming up
 * @param warmupFraction share of all steps in which the rate rises from 0, in [0, 1)
 * @param maxLength most tokens in an example
 * @param checkpointsPerEpoch checkpoints handed out in each epoch, the last at its end
 * @param runSeed decides data order and dropout
 */
public record TrainingSettings(
        int epochs,
        long maxSteps,
        int batchSize,
        double learningRate,
        double warmupFraction,
        AdamW adam,
        int maxLength,
        int checkpointsPerEpoch,
        long runSeed) {
    public TrainingSettings {
        require(epochs >= 1, "epochs", epochs, "at least 1");
        require(maxSteps >= 0, "max steps", maxSteps, "at least 1, or 0 for no limit");
        require(batchSize >= 1, "batch size", batchSize, "at least 1");
        require(learningRate > 0 && Double.isFinite(learningRate), "learning rate", learningRate, "positive");
        require(warmupFraction >= 0 && warmupFraction < 1, "warm-up fraction", warmupFraction, "in [0, 1)");
        require(maxLength >= 3, "max length", maxLength, "at least 3: [CLS], a token, [SEP]");
        require(checkpointsPerEpoch >= 1, "checkpoints per epoch", checkpointsPerEpoch, "at least 1");
    }

    /** Three epochs of 32 examples at 2e-5, with the defaults of Devlin et al. for everything else. */
    public static TrainingSettings devlin(long runSeed) {
        return new TrainingSettings(3, 0, 32, 2e-5, 0.1, AdamW.devlin(), 128, 1, runSeed);
    }

    long totalSteps(TrainingOrder order) {
        long steps = (long) epochs * order.batchesPerEpoch();
        return maxSteps == 0 ? steps : Math.min(steps, maxSteps);
    }

    LinearSchedule schedule(long totalSteps) {
        return new LinearSchedule(learningRate, (long) (warmupFraction * totalSteps), totalSteps);
    }

    private static void require(boolean condition, String name, Number value, String accepted) {
        if (!condition) {
            throw new IllegalArgumentException(name + " is " + value + " but must be " + accepted);
        }
    }
}
