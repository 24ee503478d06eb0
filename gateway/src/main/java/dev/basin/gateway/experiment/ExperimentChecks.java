package dev.basin.gateway.experiment;

import dev.basin.common.v1.ModelSource;
import dev.basin.gateway.v1.ExperimentSpec;
import dev.basin.gateway.v1.Preset;
import dev.basin.landscape.v1.Range;
import dev.basin.serving.errors.Refusal;
import dev.basin.serving.errors.Violations;
import java.util.Locale;

/** What can be told of a request without asking a service. Files, models and tasks are left to the service that reads them. */
public final class ExperimentChecks {
    private static final int MOST_POINTS = 10_000;
    private static final int FEWEST_SURFACE_POINTS = 2;
    private static final int MOST_REPETITIONS = 100;
    private static final int MOST_EPOCHS = 1_000;
    private static final int MOST_CONTROLS = 1_000;

    private ExperimentChecks() {}

    /**
     * Checks a request as it arrived.
     *
     * @throws Refusal INVALID_ARGUMENT with every field at fault
     */
    public static void check(ExperimentSpec spec, Violations violations) {
        violations.require(spec.hasTask(), "spec.task", "nothing", "a GLUE task, a built-in task or one's own files");
        violations.require(
                spec.getPreset() != Preset.UNRECOGNIZED,
                "spec.preset",
                spec.getPresetValue(),
                "quick, standard, paper or demo");
        checkSecondTask(spec, violations);
        notNegative("spec.objective_train_examples", spec.getObjectiveTrainExamples(), violations);
        notNegative("spec.objective_dev_examples", spec.getObjectiveDevExamples(), violations);
        upTo(MOST_REPETITIONS, "spec.repetitions", spec.getRepetitions(), violations);
        upTo(MOST_EPOCHS, "spec.further_epochs", spec.getFurtherEpochs(), violations);
        upTo(MOST_CONTROLS, "spec.extras.rollback_controls", spec.getExtras().getRollbackControls(), violations);
        if (spec.hasCurve()) {
            check("spec.curve", spec.getCurve(), 1, violations);
        }
        if (spec.hasSurfaceAlpha()) {
            check("spec.surface_alpha", spec.getSurfaceAlpha(), FEWEST_SURFACE_POINTS, violations);
        }
        if (spec.hasSurfaceBeta()) {
            check("spec.surface_beta", spec.getSurfaceBeta(), FEWEST_SURFACE_POINTS, violations);
        }
        violations.throwIfAny();
        checkModel(spec.getModel());
    }

    /** Two trainings from one start on the same data end at the same point: their directions span no plane. */
    private static void checkSecondTask(ExperimentSpec spec, Violations violations) {
        boolean other = !spec.hasSecondTask() || !TaskData.same(spec.getTask(), spec.getSecondTask());
        violations.require(
                other,
                "spec.second_task",
                "%s, the very data of spec.task".formatted(TaskNames.of(spec.getSecondTask())),
                "another task or other data, since the surface lies along what training on each of the two changes");
    }

    private static void checkModel(ModelSource model) {
        switch (model.getSourceCase()) {
            case BUILT_IN, PATH, HUB, SOURCE_NOT_SET -> {}
            case SCRATCH, CHECKPOINT -> {
                Violations violations = new Violations();
                String source = model.getSourceCase().name().toLowerCase(Locale.ROOT);
                violations.require(false, "spec.model", source, "a pre-trained model: built_in, path or hub");
                violations.throwIfAny();
            }
        }
    }

    private static void check(String field, Range range, int fewest, Violations violations) {
        double min = range.getMin();
        double max = range.getMax();
        int points = range.getPoints();
        violations.require(Double.isFinite(min), field + ".min", min, "a finite number");
        violations.require(Double.isFinite(max), field + ".max", max, "a finite number");
        violations.require(
                points >= fewest && points <= MOST_POINTS, field + ".points", points, fewest + " to " + MOST_POINTS);
        boolean ordered = points == 1 ? max >= min : max > min;
        violations.require(ordered || Double.isNaN(max - min), field + ".max", max, "a number above min, " + min);
    }

    private static void upTo(int most, String field, int value, Violations violations) {
        violations.require(value >= 0 && value <= most, field, value, "0 to " + most);
    }

    private static void notNegative(String field, int value, Violations violations) {
        violations.require(value >= 0, field, value, "0 or more");
    }
}
