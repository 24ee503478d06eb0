package dev.basin.gateway.experiment;

import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.analysis.v1.Rollback;
import dev.basin.common.v1.ModelSource;
import dev.basin.common.v1.ObjectiveSpec;
import dev.basin.common.v1.ScratchModel;
import dev.basin.common.v1.TaskSource;
import dev.basin.finetune.v1.CheckpointPolicy;
import dev.basin.finetune.v1.RunSpec;
import dev.basin.finetune.v1.TrainingSettings;
import dev.basin.gateway.experiment.PlannedPhase.Drawing;
import dev.basin.gateway.experiment.PlannedPhase.FineTuning;
import dev.basin.gateway.experiment.PlannedPhase.FurtherTraining;
import dev.basin.gateway.experiment.PlannedPhase.PhaseId;
import dev.basin.gateway.experiment.PlannedPhase.RollingBack;
import dev.basin.gateway.v1.ExperimentSpec;
import dev.basin.gateway.v1.Start;
import dev.basin.landscape.v1.Axis;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.landscape.v1.OptimizationDirection;
import dev.basin.landscape.v1.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of one repetition: four runs, then what is drawn of them. */
final class RepetitionPlan {
    private static final List<Start> STARTS = List.of(Start.START_PRETRAINED, Start.START_SCRATCH);

    private final ExperimentSpec spec;
    private final Repetition repetition;
    private final Sizes sizes;

    RepetitionPlan(ExperimentSpec spec, Repetition repetition) {
        this.spec = spec;
        this.repetition = repetition;
        this.sizes = Presets.of(spec.getPreset(), spec.getTask());
    }

    List<PlannedPhase> phases() {
        List<PlannedPhase> phases = new ArrayList<>();
        for (Start start : STARTS) {
            phases.add(fineTuning(start, "target", spec.getTask()));
            phases.add(fineTuning(start, "second", spec.getSecondTask()));
        }
        STARTS.forEach(start -> phases.add(curve(start)));
        STARTS.forEach(start -> phases.add(surface(start)));
        STARTS.forEach(start -> phases.add(rollback(start)));
        if (spec.getFurtherEpochs() > 0) {
            phases.add(furtherTraining());
            phases.add(furtherPath());
        }
        return phases;
    }

    private FineTuning fineTuning(Start start, String role, TaskSource task) {
        boolean scratch = start == Start.START_SCRATCH;
        TrainingSettings training = scratch ? spec.getScratchTraining() : spec.getPretrainedTraining();
        Sizes.Recipe recipe = scratch ? sizes.scratch() : sizes.pretrained();
        int checkpoints = recipe.checkpoints();
        if (role.equals("second")) { // only its end point is used: nothing in between is kept or evaluated
            checkpoints = 0;
            training = training.toBuilder().setEvaluationsPerEpoch(0).build();
        }
        String title = "Train on %s from %s weights".formatted(TaskNames.of(task), adjective(start));
        RunSpec run = run(title, task, training, checkpoints)
                .setModel(scratch ? scratchModel(spec.getModel()) : spec.getModel())
                .build();
        return new FineTuning(id(title, start, "finetune", role), run);
    }

    /** Figure 4: the trained model is trained on, far beyond what it needs. */
    private FurtherTraining furtherTraining() {
        String title = "Train on for %d more epochs".formatted(spec.getFurtherEpochs());
        TrainingSettings training = spec.getPretrainedTraining().toBuilder()
                .setEpochs(spec.getFurtherEpochs())
                .build();
        RunSpec draft = run(title, spec.getTask(), training, 1).build();
        return new FurtherTraining(
                id(title, Start.START_PRETRAINED, "finetune", "further"), draft, target(Start.START_PRETRAINED));
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

    private Drawing curve(Start start) {
        String title = "Loss curve, " + adjective(start);
        LandscapeSpec draft =
                landscape(title).setAlpha(optimization(spec.getCurve())).build();
        return new Drawing(id(title, start, "curve"), draft, target(start), Optional.empty(), List.of());
    }

    private Drawing surface(Start start) {
        return plane("Loss surface, " + adjective(start), start, List.of(target(start)));
    }

    private Drawing furtherPath() {
        Start start = Start.START_PRETRAINED;
        String further = repetition.name("finetune", start, "further");
        return plane("Path of further training", start, List.of(target(start), further), "further");
    }

    private Drawing plane(String title, Start start, List<String> path, String... more) {
        LandscapeSpec draft = landscape(title)
                .setAlpha(optimization(spec.getSurfaceAlpha()))
                .setBeta(Axis.newBuilder().setRange(spec.getSurfaceBeta()))
                .build();
        String second = repetition.name("finetune", start, "second");
        return new Drawing(id(title, start, "surface", more), draft, target(start), Optional.of(second), path);
    }

    private RollingBack rollback(Start start) {
        String title = "Roll back layers, " + adjective(start);
        AnalysisSpec draft = AnalysisSpec.newBuilder()
                .setDisplayName(repetition.title(title))
                .setObjective(objective())
                .setRollback(Rollback.getDefaultInstance())
                .setNumericPath(spec.getNumericPath())
                .build();
        return new RollingBack(id(title, start, "rollback"), draft, target(start));
    }

    private PhaseId id(String title, Start start, String kind, String... more) {
        return new PhaseId(repetition.name(kind, start, more), repetition.title(title), start);
    }

    private LandscapeSpec.Builder landscape(String title) {
        return LandscapeSpec.newBuilder()
                .setDisplayName(repetition.title(title))
                .setObjective(objective())
                .setNumericPath(spec.getNumericPath());
    }

    private ObjectiveSpec objective() {
        return ObjectiveSpec.newBuilder()
                .setTask(spec.getTask())
                .setTrainExamples(spec.getObjectiveTrainExamples())
                .setDevExamples(spec.getObjectiveDevExamples())
                .build();
    }

    private String target(Start start) {
        return repetition.name("finetune", start, "target");
    }

    private static Axis optimization(Range range) {
        return Axis.newBuilder()
                .setOptimization(OptimizationDirection.getDefaultInstance())
                .setRange(range)
                .build();
    }

    /** Random weights in the shape of a pre-trained model. */
    private static ModelSource scratchModel(ModelSource like) {
        ScratchModel scratch = like.hasPath()
                ? ScratchModel.newBuilder().setPath(like.getPath()).build()
                : ScratchModel.newBuilder().setBuiltIn(like.getBuiltIn()).build();
        return ModelSource.newBuilder().setScratch(scratch).build();
    }

    private static String adjective(Start start) {
        return start == Start.START_SCRATCH ? "random" : "pre-trained";
    }
}
