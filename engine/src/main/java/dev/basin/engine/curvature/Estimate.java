package dev.basin.engine.curvature;

import java.util.Arrays;

/**
 * A mean over independent values, such as the probes of a trace.
 *
 * @param mean not finite if one of the values is not
 * @param standardError of the mean; NaN for a single value
 * @param values how many
 */
public record Estimate(double mean, double standardError, int values) {
    /**
     * The mean of these values.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Estimate of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a mean needs at least 1 value, got none");
        }
        double mean = Arrays.stream(values).sum() / values.length;
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return new Estimate(mean, Math.sqrt(squares / (values.length - 1) / values.length), values.length);
    }
}
