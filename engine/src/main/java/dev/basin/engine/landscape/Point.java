package dev.basin.engine.landscape;

/**
 * Coordinates on a slice: multiples of its directions from its origin.
 *
 * @param alpha coordinate along the first direction
 * @param beta coordinate along the second; 0 on a line
 */
public record Point(double alpha, double beta) {
    /** The origin: theta0 where the paper's directions are drawn. */
    public static final Point START = new Point(0, 0);

    /** The end of the first direction: theta1 where that is delta1. */
    public static final Point END = new Point(1, 0);

    public Point {
        // Adding 0 turns −0 into 0, so that equal coordinates are equal points.
        alpha = Axis.requireFinite("alpha", alpha) + 0.0;
        beta = Axis.requireFinite("beta", beta) + 0.0;
    }

    /** For people, for example {@code (1.0, 0.0)}. */
    public String text() {
        return "(" + alpha + ", " + beta + ")";
    }

    /** Euclidean distance in plane coordinates; the angle between the axes is not taken into account. */
    public double distance(Point other) {
        return Math.hypot(alpha - other.alpha, beta - other.beta);
    }
}
