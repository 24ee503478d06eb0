package dev.basin.requests;

import dev.basin.engine.landscape.Axis;
import dev.basin.landscape.v1.Range;
import dev.basin.serving.errors.Violations;

/** Evenly spaced coordinates as requests name them. */
public final class Ranges {
    private Ranges() {}

    /** Notes what is wrong with a range. */
    public static void check(String field, Range range, int mostPoints, Violations violations) {
        double min = range.getMin();
        double max = range.getMax();
        int points = range.getPoints();
        violations.require(Double.isFinite(min), field + ".min", min, "a finite number");
        violations.require(Double.isFinite(max), field + ".max", max, "a finite number");
        violations.require(points >= 1 && points <= mostPoints, field + ".points", points, "1 to " + mostPoints);
        if (Double.isFinite(min) && Double.isFinite(max) && points >= 1) {
            boolean ordered = points == 1 ? min == max : min < max;
            violations.require(ordered, field + ".max", max, "above min = " + min + ", or equal to it for one point");
        }
    }

    /** The axis of a checked range. */
    public static Axis axis(Range range) {
        return Axis.range(range.getMin(), range.getMax(), range.getPoints());
    }
}
