package dev.basin.engine.layers.probe;

/**
 * How well a probe reads the labels of the dev examples.
 *
 * @param correct dev examples that it gets right
 * @param examples dev examples, at least 1
 * @param converged whether its training came to rest; it does not where a state is not a number
 * @param iterations steps of its training
 */
public record ProbeResult(int correct, int examples, boolean converged, int iterations) {
    public ProbeResult {
        if (examples < 1 || correct < 0 || correct > examples) {
            throw new IllegalArgumentException("a probe gets 0 to all of 1 or more examples right, received %d of %d"
                    .formatted(correct, examples));
        }
    }

    public double accuracy() {
        return (double) correct / examples;
    }

    /** Of the accuracy as the mean of independent examples. */
    public double standardError() {
        return Math.sqrt(accuracy() * (1 - accuracy()) / examples);
    }
}
