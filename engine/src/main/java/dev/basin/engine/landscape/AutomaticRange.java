package dev.basin.engine.landscape;

import java.util.stream.DoubleStream;

/**
 * Evenly spaced coordinates over a range that holds given ones with room on each side.
 *
 * @param points number of points, at least 2
 * @param margin room on each side as a share of the extent of what is held, 0 or more
 */
public record AutomaticRange(int points, double margin) {
    /** An extent below this is rounding, as where all states lie on the other axis; it counts as 1. */
    private static final double SMALLEST_EXTENT = 1e-6;

    public AutomaticRange {
        if (points < 2) {
            throw new IllegalArgumentException("an automatic range needs at least 2 points, got " + points);
        }
        if (!(margin >= 0 && Double.isFinite(margin))) {
            throw new IllegalArgumentException("the margin must be finite and at least 0, got " + margin);
        }
    }

    /**
     * An axis that holds every coordinate that is finite.
     *
     * @throws IllegalArgumentException if none is
     */
    public Axis around(double... coordinates) {
        double[] finite = DoubleStream.of(coordinates).filter(Double::isFinite).toArray();
        if (finite.length == 0) {
            throw new IllegalArgumentException("an automatic range needs a finite coordinate, got none");
        }
        double min = DoubleStream.of(finite).min().orElseThrow();
        double max = DoubleStream.of(finite).max().orElseThrow();
        double extent = max - min;
        return extent < SMALLEST_EXTENT ? over(min - 0.5, max + 0.5, 1) : over(min, max, extent);
    }

    private Axis over(double min, double max, double extent) {
        return Axis.range(min - margin * extent, max + margin * extent, points);
    }
}
