package dev.basin.finetune.spec;

import dev.basin.engine.bert.AdamW;
import dev.basin.finetune.v1.RunSpec;

/** A complete request's recipe, as the engine takes it. */
public final class TrainingRecipes {
    private TrainingRecipes() {}

    public static dev.basin.engine.training.TrainingSettings of(RunSpec spec, int maxLength) {
        var training = spec.getTraining();
        AdamW adam = new AdamW(
                training.getBeta1(),
                training.getBeta2(),
                training.getEpsilon(),
                training.getWeightDecay(),
                training.getClipNorm(),
                training.getBiasCorrection());
        int noLimit = 0;
        int everyEpoch = 1;
        return new dev.basin.engine.training.TrainingSettings(
                training.getEpochs(),
                noLimit,
                training.getBatchSize(),
                training.getLearningRate(),
                training.getWarmupFraction(),
                adam,
                maxLength,
                everyEpoch,
                spec.getRunSeed());
    }
}
