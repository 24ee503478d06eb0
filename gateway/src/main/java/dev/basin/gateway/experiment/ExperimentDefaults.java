package dev.basin.gateway.experiment;

import dev.basin.common.v1.BuiltInSource;
import dev.basin.common.v1.BuiltInTask;
import dev.basin.common.v1.ModelSource;
import dev.basin.common.v1.TaskSource;
import dev.basin.finetune.v1.TrainingSettings;
import dev.basin.gateway.v1.ExperimentSpec;
import dev.basin.gateway.v1.Preset;
import java.util.Locale;

/** Fills in what a request leaves open, so that a stored experiment says everything that it will do. */
public final class ExperimentDefaults {
    /** The model that comes with Basin. */
    public static final String BUILT_IN_MODEL = "minilm-l6";

    private ExperimentDefaults() {}

    /** The request with the preset's sizes wherever it names none. */
    public static ExperimentSpec complete(ExperimentSpec spec) {
        Preset preset = spec.getPreset() == Preset.PRESET_UNSPECIFIED ? Preset.PRESET_QUICK : spec.getPreset();
        Sizes sizes = Presets.of(preset, spec.getTask());
        ExperimentSpec.Builder complete = spec.toBuilder()
                .setPreset(preset)
                .setModel(spec.hasModel() ? spec.getModel() : builtInModel())
                .setTask(complete(spec.getTask(), sizes))
                .setSecondTask(complete(spec.hasSecondTask() ? spec.getSecondTask() : otherTask(spec.getTask()), sizes))
                .setPretrainedTraining(complete(spec.getPretrainedTraining(), sizes.pretrained()))
                .setScratchTraining(complete(spec.getScratchTraining(), sizes.scratch()))
                .setCurve(spec.hasCurve() ? spec.getCurve() : sizes.curve())
                .setSurfaceAlpha(spec.hasSurfaceAlpha() ? spec.getSurfaceAlpha() : sizes.surface())
                .setSurfaceBeta(spec.hasSurfaceBeta() ? spec.getSurfaceBeta() : sizes.surface())
                .setObjectiveTrainExamples(orElse(spec.getObjectiveTrainExamples(), sizes.objectiveTrain()))
                .setObjectiveDevExamples(orElse(spec.getObjectiveDevExamples(), sizes.objectiveDev()))
                .setRepetitions(orElse(spec.getRepetitions(), 1))
                .setExtras(ExtraQuestions.complete(spec.getExtras(), preset));
        return named(complete);
    }

    /** The sizes of a preset as they would be filled in for the built-in single-sentence task. */
    public static ExperimentSpec example(Preset preset) {
        return complete(ExperimentSpec.newBuilder()
                .setPreset(preset)
                .setTask(builtIn(BuiltInTask.BUILT_IN_TASK_REVIEWS))
                .build());
    }

    private static ExperimentSpec named(ExperimentSpec.Builder spec) {
        if (spec.getDisplayName().isEmpty()) {
            String preset = spec.getPreset().name().replace("PRESET_", "").toLowerCase(Locale.ROOT);
            spec.setDisplayName("%s against %s, %s"
                    .formatted(TaskNames.of(spec.getTask()), TaskNames.of(spec.getSecondTask()), preset));
        }
        return spec.build();
    }

    private static TaskSource complete(TaskSource task, Sizes sizes) {
        return task.toBuilder()
                .setMaxTrainExamples(orElse(task.getMaxTrainExamples(), sizes.trainExamples()))
                .setMaxDevExamples(orElse(task.getMaxDevExamples(), sizes.devExamples()))
                .setMaxLength(orElse(task.getMaxLength(), sizes.maxLength()))
                .build();
    }

    private static TrainingSettings complete(TrainingSettings training, Sizes.Recipe recipe) {
        return TrainingSettings.newBuilder()
                .setEpochs(recipe.epochs())
                .setBatchSize(recipe.batch())
                .setLearningRate(recipe.rate())
                .mergeFrom(training)
                .build();
    }

    /** The built-in pair task; the built-in single-sentence task where that is the target itself. */
    private static TaskSource otherTask(TaskSource target) {
        boolean pairIsTarget = target.getBuiltIn().getTask() == BuiltInTask.BUILT_IN_TASK_ENTAILMENT;
        return builtIn(pairIsTarget ? BuiltInTask.BUILT_IN_TASK_REVIEWS : BuiltInTask.BUILT_IN_TASK_ENTAILMENT);
    }

    private static TaskSource builtIn(BuiltInTask task) {
        return TaskSource.newBuilder()
                .setBuiltIn(BuiltInSource.newBuilder().setTask(task))
                .build();
    }

    private static ModelSource builtInModel() {
        return ModelSource.newBuilder().setBuiltIn(BUILT_IN_MODEL).build();
    }

    private static int orElse(int value, int other) {
        return value == 0 ? other : value;
    }
}
