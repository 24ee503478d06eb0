package dev.basin.cli.request;

import dev.basin.cli.UsageException;
import dev.basin.common.v1.Precision;
import dev.basin.common.v1.TaskSource;
import dev.basin.gateway.v1.ExperimentSpec;
import dev.basin.landscape.v1.Range;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Sizes, seeds and arithmetic; each overrides what the preset says. */
final class SizeFlags {
    @Option(
            names = "--train-examples",
            paramLabel = "N",
            description = "At most so many training examples of each task named.")
    private Integer trainExamples;

    @Option(
            names = "--dev-examples",
            paramLabel = "N",
            description = "At most so many held-out examples of each task named.")
    private Integer devExamples;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Passes over the training examples from pre-trained weights.")
    private Integer epochs;

    @Option(
            names = "--scratch-epochs",
            paramLabel = "N",
            description = "Passes over the training examples from scratch.")
    private Integer scratchEpochs;

    @Option(
            names = "--surface",
            paramLabel = RangeFlag.FORM,
            converter = RangeFlag.class,
            description = "Coordinates of the surfaces, the same on both axes.")
    private Range surface;

    @Option(
            names = "--curve",
            paramLabel = RangeFlag.FORM,
            converter = RangeFlag.class,
            description = "Coordinates of the one-dimensional curves.")
    private Range curve;

    @Option(names = "--objective-train", paramLabel = "N", description = "Training examples behind each point.")
    private Integer objectiveTrain;

    @Option(names = "--objective-dev", paramLabel = "N", description = "Held-out examples behind each point.")
    private Integer objectiveDev;

    @Option(names = "--theta0-seed", paramLabel = "SEED", description = "Seed of random weights, shared by both tasks.")
    private Long theta0Seed;

    @Option(names = "--run-seed", paramLabel = "SEED", description = "Seed of heads, orders of examples and dropout.")
    private Long runSeed;

    @Option(names = "--repetitions", paramLabel = "N", description = "Repetitions with run seeds one apart.")
    private Integer repetitions;

    @Option(
            names = "--further-epochs",
            paramLabel = "N",
            description = "Train on from the fine-tuned model for so many epochs, to see whether it overfits.")
    private Integer furtherEpochs;

    @Option(
            names = "--precision",
            completionCandidates = OfferedWords.Precisions.class,
            description = "float32 or bfloat16 (evaluation only).")
    private String precision;

    @Option(
            names = "--device",
            completionCandidates = OfferedWords.Devices.class,
            description = "cpu or cuda, which the server must have; its own choice is a GPU where it has one.")
    private String device;

    @Option(names = "--threads", paramLabel = "N", description = "Threads inside one operation.")
    private Integer threads;

    void apply(ExperimentSpec.Builder spec) {
        ifCounted("--train-examples", trainExamples, n -> onEachTask(spec, task -> task.setMaxTrainExamples(n)));
        ifCounted("--dev-examples", devExamples, n -> onEachTask(spec, task -> task.setMaxDevExamples(n)));
        ifGiven(epochs, n -> spec.getPretrainedTrainingBuilder().setEpochs(n));
        ifGiven(scratchEpochs, n -> spec.getScratchTrainingBuilder().setEpochs(n));
        ifGiven(surface, range -> spec.setSurfaceAlpha(range).setSurfaceBeta(range));
        ifGiven(curve, spec::setCurve);
        ifCounted("--objective-train", objectiveTrain, spec::setObjectiveTrainExamples);
        ifCounted("--objective-dev", objectiveDev, spec::setObjectiveDevExamples);
        ifGiven(theta0Seed, spec::setTheta0Seed);
        ifGiven(runSeed, spec::setRunSeed);
        ifCounted("--repetitions", repetitions, spec::setRepetitions);
        ifGiven(furtherEpochs, spec::setFurtherEpochs);
        ifGiven(device, name -> spec.getNumericPathBuilder().setDevice(name));
        ifGiven(threads, n -> spec.getNumericPathBuilder().setThreads(n));
        ifGiven(precision, word -> spec.getNumericPathBuilder().setPrecision(precision(word)));
    }

    private static Precision precision(String word) {
        return Precision.forNumber(new EnumWords(Precision.getDescriptor())
                .value("--precision", word)
                .getNumber());
    }

    /** On the tasks that are named; the server chooses sizes for the others. */
    private static void onEachTask(ExperimentSpec.Builder spec, Consumer<TaskSource.Builder> change) {
        if (spec.hasTask()) {
            change.accept(spec.getTaskBuilder());
        }
        if (spec.hasSecondTask()) {
            change.accept(spec.getSecondTaskBuilder());
        }
    }

    /** In the contract 0 leaves a count to the preset; somebody who writes 0 means something else. */
    private static void ifCounted(String option, Integer count, Consumer<Integer> use) {
        if (count != null && count < 1) {
            throw new UsageException(
                    "%s is %d; accepted: 1 or more; left out, the preset's number is taken".formatted(option, count));
        }
        ifGiven(count, use);
    }

    private static <T> void ifGiven(T value, Consumer<T> use) {
        if (value != null) {
            use.accept(value);
        }
    }
}
