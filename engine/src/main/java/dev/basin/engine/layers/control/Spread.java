package dev.basin.engine.layers.control;

import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Mean and spread of independent values. One that is not finite makes both not finite.
 *
 * @param count number of values, at least 1
 * @param standardDeviation of a value, estimated with {@code count - 1}; NaN for a single value
 */
record Spread(int count, double mean, double standardDeviation) {
    private static final double BELOW_UPPER_BOUND = 0.975;

    Spread {
        if (count < 1) {
            throw new IllegalArgumentException("a spread needs at least 1 value, got " + count);
        }
    }

    static Spread of(double... values) {
        double mean = DoubleStream.of(values).sum() / values.length;
        double squares = DoubleStream.of(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return new Spread(values.length, mean, Math.sqrt(squares / (values.length - 1)));
    }

    double standardError() {
        return standardDeviation / Math.sqrt(count);
    }

    /** Half the length of the 95 % confidence interval of the mean, by Student's t; NaN for a single value. */
    double halfInterval() {
        return count == 1
                ? Double.NaN
                : TDistribution.of(count - 1).inverseCumulativeProbability(BELOW_UPPER_BOUND) * standardError();
    }
}
