package dev.basin.gateway.claims;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A model that claims are about, and whether it learned. The ground around a point at which training only passed says nothing about
 * where training leads.
 *
 * @param name what people call the model
 * @param epochs the command line's flag for its epochs
 * @param training the field of the request that holds how it is trained
 */
record Learner(String name, Repeated repeated, String epochs, String training) {
    /** Share of its start below which the training loss has to fall, as {@code Learning} of the contracts has it. */
    private static final double SHARE_OF_START = 0.5;

    static Learner pretrained(Repeated repeated) {
        return new Learner("the pre-trained model", repeated, "--epochs", "pretrained_training");
    }

    static Learner scratch(Repeated repeated) {
        return new Learner("the model from scratch", repeated, "--scratch-epochs", "scratch_training");
    }

    /** What it lacks for a claim about it to be judged, and what to try; empty if it learned in every repetition. */
    Optional<String> lacks() {
        List<Findings> repetitions = repeated.repetitions();
        return IntStream.range(0, repetitions.size())
                .filter(index -> !repetitions.get(index).learned())
                .mapToObj(index -> lacks(repetitions.get(index), which(index, repetitions.size())))
                .findFirst();
    }

    private static String which(int index, int count) {
        return count == 1 ? "" : " in repetition %d of %d".formatted(index + 1, count);
    }

    private String lacks(Findings findings, String which) {
        double first = findings.run().getResult().getFirstTrainLoss();
        double last = findings.run().getResult().getLastTrainLoss();
        return String.format(
                Locale.ROOT,
                "%s has not learned%s: its training loss went from %.3f to %.3f, but has to fall below %.3f (half of its start)"
                        + " or come to rest (less than 2 %% of change over the last three evaluations); try more epochs (%s)"
                        + " or %s learning rate (%s.learning_rate)",
                name,
                which,
                first,
                last,
                SHARE_OF_START * first,
                epochs,
                last < first ? "a larger" : "another",
                training);
    }
}
