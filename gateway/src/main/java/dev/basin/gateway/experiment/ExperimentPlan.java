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
import dev.basin.gateway.experiment.PlannedPhase.PhaseId;
import dev.basin.gateway.experiment.PlannedPhase.Reporting;
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

/** The parts of an experiment, in an order in which they can run one after another. */
public final class ExperimentPlan {
    private static final List<Start> STARTS = List.of(Start.START_PRETRAINED, Start.START_SCRATCH);

    private final ExperimentSpec spec;
    private final Sizes sizes;

    private ExperimentPlan(ExperimentSpec spec) {
        this.spec = spec;
        this.sizes = Presets.of(spec.getPreset(), spec.getTask());
    }

    /** The plan of a request whose defaults are filled in. */
    public static List<PlannedPhase> of(ExperimentSpec complete) {
        ExperimentPlan plan = new ExperimentPlan(complete);
        List<PlannedPhase> phases = new ArrayList<>();
        for (Start start : STARTS) {
            phases.add(plan.fineTuning(start, "target", complete.getTask()));
            phases.add(plan.fineTuning(start, "second", complete.getSecondTask()));
        }
        STARTS.forEach(start -> phases.add(plan.curve(start)));
        STARTS.forEach(start -> phases.add(plan.surface(start)));
        STARTS.forEach(start -> phases.add(plan.rollback(start)));
        phases.add(reporting(phases));
        return List.copyOf(phases);
    }

    /** Name of a part, for example "finetune/scratch/second". */
    public static String name(String kind, Start start, String... more) {
        String first = kind + "/" + word(start);
        return more.length == 0 ? first : first + "/" + String.join("/", more);
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
        RunSpec run = RunSpec.newBuilder()
                .setDisplayName(title)
                .setModel(scratch ? scratchModel(spec.getModel()) : spec.getModel())
                .setTask(task)
                .setTraining(training)
                .setCheckpoints(CheckpointPolicy.newBuilder().setPerEpoch(checkpoints))
                .setTheta0Seed(spec.getTheta0Seed())
                .setRunSeed(spec.getRunSeed())
                .setNumericPath(spec.getNumericPath())
                .build();
        return new FineTuning(new PhaseId(name("finetune", start, role), title, start), run);
    }

    private Drawing curve(Start start) {
        String title = "Loss curve, " + adjective(start);
        LandscapeSpec draft =
                landscape(title).setAlpha(optimization(spec.getCurve())).build();
        PhaseId id = new PhaseId(name("curve", start), title, start);
        return new Drawing(id, draft, target(start), Optional.empty(), false);
    }

    private Drawing surface(Start start) {
        String title = "Loss surface, " + adjective(start);
        LandscapeSpec draft = landscape(title)
                .setAlpha(optimization(spec.getSurfaceAlpha()))
                .setBeta(Axis.newBuilder().setRange(spec.getSurfaceBeta()))
                .build();
        PhaseId id = new PhaseId(name("surface", start), title, start);
        return new Drawing(id, draft, target(start), Optional.of(name("finetune", start, "second")), true);
    }

    private RollingBack rollback(Start start) {
        String title = "Roll back layers, " + adjective(start);
        AnalysisSpec draft = AnalysisSpec.newBuilder()
                .setDisplayName(title)
                .setObjective(objective())
                .setRollback(Rollback.getDefaultInstance())
                .setNumericPath(spec.getNumericPath())
                .build();
        return new RollingBack(new PhaseId(name("rollback", start), title, start), draft, target(start));
    }

    private static Reporting reporting(List<PlannedPhase> before) {
        PhaseId id = new PhaseId("report", "Judge the claims and write the report", Start.START_UNSPECIFIED);
        return new Reporting(id, before.stream().map(PlannedPhase::name).toList());
    }

    private LandscapeSpec.Builder landscape(String title) {
        return LandscapeSpec.newBuilder()
                .setDisplayName(title)
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

    private static String target(Start start) {
        return name("finetune", start, "target");
    }

    private static String word(Start start) {
        return start == Start.START_SCRATCH ? "scratch" : "pretrained";
    }

    private static String adjective(Start start) {
        return start == Start.START_SCRATCH ? "random" : "pre-trained";
    }
}
