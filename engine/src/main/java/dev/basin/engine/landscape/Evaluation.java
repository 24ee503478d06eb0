package dev.basin.engine.landscape;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What the objective found at one theta on one set of examples, dropout off.
 *
 * <p>A loss that is not finite is a finding: it is kept, and makes the mean not finite too.
 *
 * @param meanLoss mean cross-entropy in nats
 * @param lossStandardError standard error of that mean over the examples; NaN for a single example
 * @param errors examples whose predicted label is wrong; a prediction that is not a number is wrong
 * @param examples examples in the set, at least 1
 * @param nonFinite examples whose loss is not finite
 * @param metrics the task's own metrics by name, for example {@code accuracy} or {@code f1}
 */
public record Evaluation(
        double meanLoss,
        double lossStandardError,
        int errors,
        int examples,
        int nonFinite,
        Map<String, Double> metrics) {
    public Evaluation {
        if (examples < 1) {
            throw new IllegalArgumentException("an evaluation needs at least 1 example, got " + examples);
        }
        if (errors < 0 || errors > examples) {
            throw new IllegalArgumentException("errors must lie in 0..%d, got %d".formatted(examples, errors));
        }
        if (nonFinite < 0 || nonFinite > examples) {
            throw new IllegalArgumentException(
                    "non-finite losses must lie in 0..%d, got %d".formatted(examples, nonFinite));
        }
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics)); // in the order the task gives them
    }

    /**
     * Sums up what was found example by example. Each array has one entry per example.
     *
     * @param losses cross-entropies in nats
     */
    static Evaluation of(double[] losses, int[] predictions, int[] labels, Scorer scorer) {
        int count = losses.length;
        double mean = DoubleStream.of(losses).sum() / count;
        double squares = DoubleStream.of(losses)
                .map(loss -> (loss - mean) * (loss - mean))
                .sum();
        return new Evaluation(
                mean,
                Math.sqrt(squares / (count - 1) / count),
                (int) IntStream.range(0, count)
                        .filter(i -> predictions[i] != labels[i])
                        .count(),
                count,
                (int) DoubleStream.of(losses)
                        .filter(loss -> !Double.isFinite(loss))
                        .count(),
                scorer.score(predictions, labels));
    }

    /** Share of wrong predictions: the paper's generalization error when the examples are the dev set. */
    public double error() {
        return (double) errors / examples;
    }

    /** Standard error of {@link #error} as the mean of independent examples. */
    public double errorStandardError() {
        return Math.sqrt(error() * (1 - error()) / examples);
    }
}
