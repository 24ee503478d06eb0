package dev.basin.engine.curvature;

/**
 * The length of a step up the gradient.
 *
 * @param size in the unit, finite and above 0
 */
public record Radius(double size, Unit unit) {
    /** What a radius counts in. */
    public enum Unit {
        /** Euclidean length. */
        ABSOLUTE("absolute"),
        /** ‖theta1‖ over the parameters that move: a step of the same share for models of any size. */
        THETA1("theta1");

        private final String key;

        Unit(String key) {
            this.key = key;
        }

        /** Its name in the ids of measures. */
        String key() {
            return key;
        }
    }

    public Radius {
        if (!(size > 0 && Double.isFinite(size))) {
            throw new IllegalArgumentException("a radius is " + size + " but must be finite and above 0");
        }
    }

    /** Euclidean length of the step. */
    public double length(double theta1Norm) {
        return unit == Unit.ABSOLUTE ? size : size * theta1Norm;
    }
}
