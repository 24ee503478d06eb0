package dev.basin.engine.landscape;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The coordinates at which one direction is sampled, in units of ‖delta1‖.
 *
 * @param coordinates finite and strictly increasing, at least one
 */
public record Axis(List<Double> coordinates) {
    public Axis {
        coordinates = coordinates.stream().map(value -> value + 0.0).toList(); // −0 becomes 0
        if (coordinates.isEmpty()) {
            throw new IllegalArgumentException("an axis has no coordinates; at least 1 is needed");
        }
        for (int i = 0; i < coordinates.size(); i++) {
            requireFinite("coordinate " + i + " of an axis", coordinates.get(i));
            if (i > 0 && coordinates.get(i) <= coordinates.get(i - 1)) {
                throw new IllegalArgumentException("axis coordinates must increase: %s follows %s at position %d"
                        .formatted(coordinates.get(i), coordinates.get(i - 1), i));
            }
        }
    }

    /** An axis with exactly these coordinates. */
    public static Axis of(double... coordinates) {
        return new Axis(DoubleStream.of(coordinates).boxed().toList());
    }

    /**
     * Evenly spaced coordinates with both bounds included, and hit exactly. A single point needs equal bounds.
     *
     * @throws IllegalArgumentException if a bound is not finite, there is no point, or the bounds are in the wrong order
     */
    public static Axis range(double min, double max, int points) {
        requireFinite("the lower bound of an axis", min);
        requireFinite("the upper bound of an axis", max);
        if (points < 1) {
            throw new IllegalArgumentException("an axis needs at least 1 point, got " + points);
        }
        if (points == 1 ? min != max : min >= max) {
            throw new IllegalArgumentException(
                    "the lower bound of an axis must be below its upper bound, and equal to it for a single point;"
                            + " got %s to %s with %d points".formatted(min, max, points));
        }
        return points == 1 ? of(min) : evenlySpaced(min, max, points - 1);
    }

    private static Axis evenlySpaced(double min, double max, int steps) {
        return new Axis(IntStream.rangeClosed(0, steps)
                .mapToObj(i -> between(min, max, i, steps))
                .toList());
    }

    // Each coordinate comes from its own index: adding a step over and over would drift. The weighted form is
    // symmetric, so
    // −4..4 with 41 points holds 0 and 1 to the last bit; at the bounds, 0.1 for one, its division may round.
    private static double between(double min, double max, int i, int steps) {
        return i == 0 ? min : i == steps ? max : ((steps - i) * min + i * max) / steps;
    }

    public int points() {
        return coordinates.size();
    }

    public double at(int index) {
        return coordinates.get(index);
    }

    public double min() {
        return coordinates.getFirst();
    }

    public double max() {
        return coordinates.getLast();
    }

    public boolean covers(double value) {
        return min() <= value && value <= max();
    }

    /** Index of the coordinate closest to a value; the lower one where two are equally close. */
    public int nearest(double value) {
        int nearest = 0;
        for (int i = 1; i < points(); i++) {
            if (Math.abs(at(i) - value) < Math.abs(at(nearest) - value)) {
                nearest = i;
            }
        }
        return nearest;
    }

    /** Index i of the interval [at(i), at(i + 1)] that holds a covered value; 0 on an axis with a single point. */
    public int interval(double value) {
        int i = 0;
        while (i < points() - 2 && at(i + 1) <= value) {
            i++;
        }
        return i;
    }

    /**
     * Length of axis that a sample stands for: half the way to each neighbour, and the same on both sides at an end.
     * 0 on an axis with a single point.
     */
    public double cellWidth(int index) {
        double left = index > 0 ? at(index) - at(index - 1) : 0;
        double right = index < points() - 1 ? at(index + 1) - at(index) : 0;
        return index == 0 || index == points() - 1 ? left + right : (left + right) / 2;
    }

    static double requireFinite(String name, double value) {
        if (!Float.isFinite((float) value)) { // parameters are float32, and so is what scales them
            throw new IllegalArgumentException("%s must be a finite float32 number, got %s".formatted(name, value));
        }
        return value;
    }
}
