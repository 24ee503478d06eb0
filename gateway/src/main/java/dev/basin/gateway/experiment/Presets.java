package dev.basin.gateway.experiment;

import static dev.basin.gateway.experiment.Sizes.range;

import dev.basin.common.v1.GlueTask;
import dev.basin.common.v1.TaskSource;
import dev.basin.gateway.experiment.Sizes.Recipe;
import dev.basin.gateway.v1.Preset;

/**
 * The sizes to start from. Grids of presets other than the paper's hold (0, 0) and (1, 0) exactly.
 *
 * <p>Random weights need a larger rate and more epochs than pre-trained ones before they learn at all; how far they came is judged
 * afterwards, by the training loss alone.
 */
final class Presets {
    // Recipes are epochs, batch, rate, checkpoints in each epoch.
    private static final Sizes DEMO = new Sizes(
            /* train, dev, length */ 256,
            256,
            64,
            /* pretrained */ new Recipe(4, 16, 1e-4, 2),
            /* scratch */ new Recipe(16, 32, 2e-4, 1),
            /* curve, surface */ range(-4, 4, 25),
            range(-2, 3, 11),
            /* objective */ 64,
            64);

    private static final Sizes QUICK = new Sizes(
            /* train, dev, length */ 640,
            1_000,
            64,
            /* pretrained */ new Recipe(3, 32, 1e-4, 2),
            /* scratch */ new Recipe(8, 32, 2e-4, 1),
            /* curve, surface */ range(-4, 4, 25),
            range(-3, 3, 13),
            /* objective */ 128,
            256);

    private static final Sizes STANDARD = new Sizes(
            /* train, dev, length */ 10_000,
            0,
            128,
            /* pretrained */ new Recipe(3, 32, 3e-5, 4),
            /* scratch */ new Recipe(10, 32, 1e-4, 2),
            /* curve, surface */ range(-4, 4, 81),
            range(-4, 4, 25),
            /* objective */ 1_000,
            1_000);

    private Presets() {}

    static Sizes of(Preset preset, TaskSource target) {
        return switch (preset) {
            case PRESET_DEMO -> DEMO;
            case PRESET_STANDARD -> STANDARD;
            case PRESET_PAPER -> paper(target.getGlue().getTask());
            case PRESET_QUICK, PRESET_UNSPECIFIED, UNRECOGNIZED -> QUICK;
        };
    }

    /**
     * The paper's sizes: 40 points on [-4, 4] for curves and on each axis of a surface, all examples for training. Its rates and
     * batches by task; 4 epochs, the middle of the 3 to 5 it chose from. It does not say on how many examples it evaluated a
     * point; 5,000 keep the standard error of the loss below a hundredth.
     */
    private static Sizes paper(GlueTask task) {
        boolean large = task == GlueTask.GLUE_TASK_MNLI || task == GlueTask.GLUE_TASK_SST_2;
        int batch = large ? 64 : 32;
        double rate = large ? 3e-5 : 1e-5;
        int scratchEpochs = task == GlueTask.GLUE_TASK_SST_2 ? 8 : 16;
        return new Sizes(
                /* train, dev, length */ 0,
                0,
                128,
                /* pretrained */ new Recipe(4, batch, rate, 1),
                /* scratch */ new Recipe(scratchEpochs, batch, rate, 1),
                /* curve, surface */ range(-4, 4, 40),
                range(-4, 4, 40),
                /* objective */ 5_000,
                0);
    }
}
