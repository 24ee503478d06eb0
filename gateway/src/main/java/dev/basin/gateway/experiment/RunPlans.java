package dev.basin.gateway.experiment;

import dev.basin.common.v1.ModelSource;
import dev.basin.common.v1.ScratchModel;
import dev.basin.common.v1.TaskSource;
import dev.basin.finetune.v1.CheckpointPolicy;
import dev.basin.finetune.v1.RunSpec;
import dev.basin.finetune.v1.TrainingSettings;
import dev.basin.gateway.experiment.PlannedPhase.FineTuning;
import dev.basin.gateway.experiment.PlannedPhase.FurtherTraining;
import dev.basin.gateway.v1.ExperimentSpec;
import dev.basin.gateway.v1.Start;

/** The runs of one repetition. All from one start share their theta0. */
record RunPlans(ExperimentSpec spec, Repetition repetition) {
    FineTuning target(Start start) {
        Sizes sizes = Presets.of(spec.getPreset(), spec.getTask());
        Sizes.Recipe recipe = isScratch(start) ? sizes.scratch() : sizes.pretrained();
        return fineTuning(start, "target", spec.getTask(), training(start), recipe.checkpoints());
    }

    /** Only its end point is used: nothing in between is kept or evaluated. */
    FineTuning second(Start start) {
        TrainingSettings training =
                training(start).toBuilder().setEvaluationsPerEpoch(0).build();
        return fineTuning(start, "second", spec.getSecondTask(), training, 0);
    }

    private FineTuning fineTuning(
            Start start, String role, TaskSource task, TrainingSettings training, int checkpoints) {
        String title = "Train on %s from %s weights".formatted(TaskNames.of(task), Repetition.adjective(start));
        RunSpec run = run(title, task, training, checkpoints)
                .setModel(isScratch(start) ? scratchModel() : spec.getModel())
                .build();
        return new FineTuning(repetition.id(title, start, "finetune", role), run);
    }

    /** Figure 4: the trained model is trained on, far beyond what it needs. */
    FurtherTraining further() {
        Start start = Start.START_PRETRAINED;
        String title = "Train on for %d more epochs".formatted(spec.getFurtherEpochs());
        TrainingSettings training =
                training(start).toBuilder().setEpochs(spec.getFurtherEpochs()).build();
        RunSpec draft = run(title, spec.getTask(), training, 1).build();
        return new FurtherTraining(repetition.id(title, start, "finetune", "further"), draft, repetition.target(start));
    }

    private RunSpec.Builder run(String title, TaskSource task, TrainingSettings training, int checkpoints) {
        return RunSpec.newBuilder()
                .setDisplayName(repetition.title(title))
                .setTask(task)
                .setTraining(training)
                .setCheckpoints(CheckpointPolicy.newBuilder().setPerEpoch(checkpoints))
                .setTheta0Seed(spec.getTheta0Seed())
                .setRunSeed(repetition.runSeed(spec))
                .setNumericPath(spec.getNumericPath());
    }

    private TrainingSettings training(Start start) {
        return isScratch(start) ? spec.getScratchTraining() : spec.getPretrainedTraining();
    }

    /** Random weights in the shape of the pre-trained model. */
    private ModelSource scratchModel() {
        ModelSource like = spec.getModel();
        ScratchModel.Builder scratch = ScratchModel.newBuilder();
        switch (like.getSourceCase()) {
            case PATH -> scratch.setPath(like.getPath());
            case HUB -> scratch.setHub(like.getHub());
            default -> scratch.setBuiltIn(like.getBuiltIn());
        }
        return ModelSource.newBuilder().setScratch(scratch).build();
    }

    private static boolean isScratch(Start start) {
        return start == Start.START_SCRATCH;
    }
}
