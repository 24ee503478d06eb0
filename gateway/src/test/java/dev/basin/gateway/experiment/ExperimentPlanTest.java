package dev.basin.gateway.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.common.v1.BuiltInSource;
import dev.basin.common.v1.BuiltInTask;
import dev.basin.common.v1.GlueSource;
import dev.basin.common.v1.GlueTask;
import dev.basin.common.v1.ModelSource;
import dev.basin.common.v1.TaskSource;
import dev.basin.finetune.v1.RunSpec;
import dev.basin.finetune.v1.TrainingSettings;
import dev.basin.gateway.experiment.PlannedPhase.Drawing;
import dev.basin.gateway.experiment.PlannedPhase.FineTuning;
import dev.basin.gateway.experiment.PlannedPhase.FurtherTraining;
import dev.basin.gateway.v1.ExperimentSpec;
import dev.basin.gateway.v1.Extras;
import dev.basin.gateway.v1.Preset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExperimentPlanTest {
    @Test
    void namesEveryPartOnceAfterThoseItNeeds() {
        List<PlannedPhase> plan = ExperimentPlan.of(demo());
        assertThat(plan)
                .extracting(PlannedPhase::name)
                .containsExactly(
                        "finetune/pretrained/target",
                        "finetune/pretrained/second",
                        "finetune/scratch/target",
                        "finetune/scratch/second",
                        "curve/pretrained",
                        "curve/scratch",
                        "surface/pretrained",
                        "surface/scratch",
                        "rollback/pretrained",
                        "rollback/scratch",
                        "report");
        Set<String> before = new HashSet<>();
        for (PlannedPhase phase : plan) {
            assertThat(before).as(phase.name()).containsAll(phase.after());
            before.add(phase.name());
        }
    }

    @Test
    void repetitionsDifferInTheirRunSeedAlone() {
        ExperimentSpec spec = demo().toBuilder().setRunSeed(9).setRepetitions(3).build();
        assertThat(ExperimentPlan.of(spec))
                .hasSize(31)
                .last()
                .satisfies(report -> assertThat(report.after()).hasSize(30));
        RunSpec first = runs(spec).get("finetune/scratch/target");
        RunSpec third = runs(spec).get("repetition-3/finetune/scratch/target");
        assertThat(third.getRunSeed()).isEqualTo(11);
        assertThat(third.toBuilder().setRunSeed(9).setDisplayName("").build())
                .isEqualTo(first.toBuilder().setDisplayName("").build());
    }

    @Test
    void furtherTrainingGoesOnFromTheEndAndIsDrawnBehindThePathBefore() {
        List<PlannedPhase> plan =
                ExperimentPlan.of(demo().toBuilder().setFurtherEpochs(20).build());
        assertThat(plan).hasSize(13);
        FurtherTraining further = (FurtherTraining) plan.get(10);
        assertThat(further.target()).isEqualTo("finetune/pretrained/target");
        assertThat(further.draft().getTraining().getEpochs()).isEqualTo(20);
        Drawing path = (Drawing) plan.get(11);
        assertThat(path.name()).isEqualTo("surface/pretrained/further");
        assertThat(path.path()).containsExactly("finetune/pretrained/target", "finetune/pretrained/further");
        assertThat(path.after()).contains("finetune/pretrained/further", "finetune/pretrained/second");
    }

    @Test
    void extrasAreAskedByTheLargePresetsAndOnRequest() {
        ExperimentSpec standard = ExperimentDefaults.example(Preset.PRESET_STANDARD);
        assertThat(ExperimentPlan.of(standard))
                .extracting(PlannedPhase::name)
                .containsSubsequence(
                        "surface/pretrained/random",
                        "surface/scratch/random",
                        "layer_surfaces/pretrained",
                        "layer_changes/pretrained",
                        "report");
        ExperimentSpec demo = ExperimentDefaults.complete(demo().toBuilder()
                .setExtras(Extras.newBuilder().setCurvature(true))
                .build());
        assertThat(ExperimentPlan.of(demo)).hasSize(11);
        assertThat(((Drawing) ExperimentPlan.of(demo).get(4)).draft().hasCurvature())
                .isTrue();
        assertThat(demo.getExtras().hasLayerChanges()).isTrue();
        assertThat(demo.getExtras().getLayerChanges()).isFalse();
    }

    @Test
    void runsOfOnePlaneShareTheirStart() {
        ExperimentSpec spec = demo().toBuilder().setTheta0Seed(7).setRunSeed(9).build();
        assertThat(runs(spec)).hasSize(4).allSatisfy((name, run) -> {
            assertThat(run.getTheta0Seed()).isEqualTo(7);
            assertThat(run.getRunSeed()).isEqualTo(9);
        });
        assertThat(runs(spec).get("finetune/scratch/target").getModel())
                .isEqualTo(runs(spec).get("finetune/scratch/second").getModel());
    }

    @Test
    void scratchTakesTheShapeOfTheModel() {
        ExperimentSpec spec = demo().toBuilder()
                .setModel(ModelSource.newBuilder().setPath("models/bert"))
                .build();
        assertThat(runs(spec)
                        .get("finetune/scratch/target")
                        .getModel()
                        .getScratch()
                        .getPath())
                .isEqualTo("models/bert");
        assertThat(runs(spec).get("finetune/pretrained/target").getModel().getPath())
                .isEqualTo("models/bert");
    }

    @Test
    void keepsThePathOfTheTargetOnly() {
        assertThat(runs(demo()).get("finetune/scratch/target").getCheckpoints().getPerEpoch())
                .isPositive();
        assertThat(runs(demo()).get("finetune/scratch/second").getCheckpoints())
                .satisfies(policy -> assertThat(policy.hasPerEpoch()).isTrue())
                .satisfies(policy -> assertThat(policy.getPerEpoch()).isZero());
        assertThat(runs(demo()).get("finetune/scratch/second").getTraining())
                .satisfies(training ->
                        assertThat(training.hasEvaluationsPerEpoch()).isTrue())
                .satisfies(training ->
                        assertThat(training.getEvaluationsPerEpoch()).isZero());
    }

    @Test
    void gridsOfOurOwnHoldStartAndEnd() {
        for (Preset preset : List.of(Preset.PRESET_DEMO, Preset.PRESET_QUICK, Preset.PRESET_STANDARD)) {
            ExperimentSpec spec = ExperimentDefaults.example(preset);
            double step =
                    (spec.getSurfaceAlpha().getMax() - spec.getSurfaceAlpha().getMin())
                            / (spec.getSurfaceAlpha().getPoints() - 1);
            assertThat(-spec.getSurfaceAlpha().getMin() / step)
                    .as(preset.name())
                    .isEqualTo(Math.rint(-spec.getSurfaceAlpha().getMin() / step));
            assertThat(1 / step).as(preset.name()).isEqualTo(Math.rint(1 / step));
        }
    }

    @Test
    void paperPresetHasThePapersSizes() {
        ExperimentSpec spec = ExperimentDefaults.complete(ExperimentSpec.newBuilder()
                .setPreset(Preset.PRESET_PAPER)
                .setTask(glue(GlueTask.GLUE_TASK_SST_2))
                .build());
        assertThat(spec.getSurfaceAlpha()).isEqualTo(Sizes.range(-4, 4, 40));
        assertThat(spec.getSurfaceBeta()).isEqualTo(Sizes.range(-4, 4, 40));
        assertThat(spec.getCurve()).isEqualTo(Sizes.range(-4, 4, 40));
        assertThat(spec.getPretrainedTraining().getLearningRate()).isEqualTo(3e-5);
        assertThat(spec.getPretrainedTraining().getBatchSize()).isEqualTo(64);
        assertThat(spec.getScratchTraining().getEpochs()).isEqualTo(8);
        assertThat(spec.getTask().getMaxTrainExamples()).isZero();
    }

    @Test
    void everyFieldOverridesThePreset() {
        ExperimentSpec asked = ExperimentSpec.newBuilder()
                .setPreset(Preset.PRESET_QUICK)
                .setTask(glue(GlueTask.GLUE_TASK_RTE).toBuilder().setMaxTrainExamples(64))
                .setPretrainedTraining(
                        TrainingSettings.newBuilder().setEpochs(1).setDropout(0))
                .setCurve(Sizes.range(-1, 2, 4))
                .setObjectiveTrainExamples(32)
                .build();
        ExperimentSpec spec = ExperimentDefaults.complete(asked);
        assertThat(spec.getTask().getMaxTrainExamples()).isEqualTo(64);
        assertThat(spec.getPretrainedTraining().getEpochs()).isEqualTo(1);
        assertThat(spec.getPretrainedTraining().hasDropout()).isTrue();
        assertThat(spec.getPretrainedTraining().getBatchSize()).isEqualTo(32);
        assertThat(spec.getCurve().getPoints()).isEqualTo(4);
        assertThat(spec.getObjectiveTrainExamples()).isEqualTo(32);
        assertThat(spec.getDisplayName()).isEqualTo("RTE against built-in entailment, quick");
        assertThat(ExperimentDefaults.complete(spec)).as("complete already").isEqualTo(spec);
    }

    @Test
    void linesCarryNoSecondAxisAndPlanesDo() {
        assertThat(ExperimentPlan.of(demo()))
                .filteredOn(Drawing.class::isInstance)
                .allSatisfy(phase -> {
                    Drawing drawing = (Drawing) phase;
                    assertThat(drawing.draft().hasBeta())
                            .isEqualTo(drawing.name().startsWith("surface/"))
                            .isEqualTo(drawing.second().isPresent());
                });
    }

    private static ExperimentSpec demo() {
        return ExperimentDefaults.complete(ExperimentSpec.newBuilder()
                .setPreset(Preset.PRESET_DEMO)
                .setTask(TaskSource.newBuilder()
                        .setBuiltIn(BuiltInSource.newBuilder().setTask(BuiltInTask.BUILT_IN_TASK_REVIEWS)))
                .build());
    }

    private static TaskSource glue(GlueTask task) {
        return TaskSource.newBuilder()
                .setGlue(GlueSource.newBuilder().setTask(task).setPath("glue"))
                .build();
    }

    private static Map<String, RunSpec> runs(ExperimentSpec spec) {
        return ExperimentPlan.of(spec).stream()
                .filter(FineTuning.class::isInstance)
                .map(FineTuning.class::cast)
                .collect(Collectors.toMap(FineTuning::name, FineTuning::spec));
    }
}
