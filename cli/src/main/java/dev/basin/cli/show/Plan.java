package dev.basin.cli.show;

import dev.basin.common.v1.NumericPath;
import dev.basin.common.v1.Precision;
import dev.basin.common.v1.TaskSource;
import dev.basin.finetune.v1.TrainingSettings;
import dev.basin.gateway.v1.ExperimentSpec;
import dev.basin.gateway.v1.Extras;
import dev.basin.landscape.v1.Range;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an experiment would carry out, with every default that the server filled in. */
public final class Plan {
    private static final String SERVERS_CHOICE = "the server's choice";

    private Plan() {}

    /** The plan in lines, its title first. */
    public static List<String> lines(ExperimentSpec spec) {
        List<String> lines = new ArrayList<>(List.of(spec.getDisplayName()));
        TextTable table = new TextTable()
                .row("model", SourceWords.of(spec.getModel()))
                .row("task", task(spec.getTask()))
                .row("second task", task(spec.getSecondTask()))
                .row("pre-trained", training(spec.getPretrainedTraining()))
                .row("from scratch", training(spec.getScratchTraining()))
                .row("curves", range(spec.getCurve()))
                .row("surfaces", surface(spec.getSurfaceAlpha(), spec.getSurfaceBeta()))
                .row("at each point", examples(spec.getObjectiveTrainExamples(), spec.getObjectiveDevExamples()))
                .row("extras", extras(spec.getExtras()))
                .row("seeds", seeds(spec))
                .row("device", device(spec.getNumericPath()));
        if (spec.getFurtherEpochs() > 0) {
            table.row("trained on", spec.getFurtherEpochs() + " further epochs");
        }
        lines.addAll(table.lines("  "));
        return lines;
    }

    private static String task(TaskSource task) {
        return "%s: %s, up to %d word pieces each"
                .formatted(
                        SourceWords.of(task),
                        examples(task.getMaxTrainExamples(), task.getMaxDevExamples()),
                        task.getMaxLength());
    }

    private static String examples(int train, int dev) {
        return "%s training and %s held-out examples".formatted(count(train), count(dev));
    }

    private static String count(int examples) {
        return examples == 0 ? "all" : String.format(Locale.ROOT, "up to %,d", examples);
    }

    private static String training(TrainingSettings training) {
        return "%d epochs at learning rate %s, batches of %d"
                .formatted(training.getEpochs(), number(training.getLearningRate()), training.getBatchSize());
    }

    private static String surface(Range alpha, Range beta) {
        return "%s along delta1; %s along delta2".formatted(range(alpha), range(beta));
    }

    private static String range(Range range) {
        return "%s to %s, %d points".formatted(number(range.getMin()), number(range.getMax()), range.getPoints());
    }

    private static String extras(Extras extras) {
        List<String> asked = new ArrayList<>();
        addIf(extras.getCurvature(), "curvature", asked);
        addIf(extras.getRandomSurfaces(), "random-surfaces", asked);
        addIf(extras.getLayerSurfaces(), "layer-surfaces", asked);
        addIf(extras.getLayerChanges(), "layer-changes", asked);
        addIf(extras.getRollbackControls() > 0, extras.getRollbackControls() + " rollback controls", asked);
        return asked.isEmpty() ? "none" : String.join(", ", asked);
    }

    private static void addIf(boolean asked, String question, List<String> questions) {
        if (asked) {
            questions.add(question);
        }
    }

    private static String seeds(ExperimentSpec spec) {
        return "theta0 %d, run %d; repetitions: %d"
                .formatted(spec.getTheta0Seed(), spec.getRunSeed(), spec.getRepetitions());
    }

    private static String device(NumericPath path) {
        String device = path.getDevice().isEmpty() ? SERVERS_CHOICE : path.getDevice();
        return device + ", " + (path.getPrecision() == Precision.PRECISION_BFLOAT16 ? "bfloat16" : "float32");
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
