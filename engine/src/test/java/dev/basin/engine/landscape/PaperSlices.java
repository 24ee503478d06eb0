package dev.basin.engine.landscape;

import dev.basin.engine.theta.ParameterVector;

/** The slices that the paper draws, for tests. */
public final class PaperSlices {
    private PaperSlices() {}

    /** theta0 + alpha·delta1. */
    public static Slice line(ParameterVector theta0, ParameterVector theta1, Moving moving) {
        try (SliceBuilder slice = new SliceBuilder(theta0, theta1, moving)) {
            return slice.alongTraining().build(false);
        }
    }

    /** theta0 + alpha·delta1 + beta·delta2'. */
    public static Slice plane(ParameterVector theta0, ParameterVector theta1, ParameterVector theta2, Moving moving) {
        try (SliceBuilder slice = new SliceBuilder(theta0, theta1, moving)) {
            return slice.alongTraining().towards(theta2).build(false);
        }
    }
}
