package dev.basin.engine.landscape;

/**
 * Coordinates in the plane theta0 + alpha·delta1 + beta·delta2, in units of ‖delta1‖.
 *
 * @param alpha coordinate along delta1; 0 is the initial model, 1 the trained one
 * @param beta coordinate along delta2, which is scaled to the norm of delta1; 0 on a line
 */
public record Point(double alpha, double beta) {
    /** theta0: the initialised model. */
    public static final Point START = new Point(0, 0);

    /** theta1: the trained model. */
    public static final Point END = new Point(1, 0);

    public Point {
        // Adding 0 turns −0 into 0, so that equal coordinates are equal points.
        alpha = Axis.requireFinite("alpha", alpha) + 0.0;
        beta = Axis.requireFinite("beta", beta) + 0.0;
    }

    /** Euclidean distance in plane coordinates; the angle between the axes is not taken into account. */
    public double distance(Point other) {
        return Math.hypot(alpha - other.alpha, beta - other.beta);
    }
}
