package dev.basin.engine.landscape;

/**
 * Lengths of, and the angle between, the vectors that span a landscape. Norms are Euclidean over the parameters that the
 * directions cover; the head is never among them.
 *
 * @param theta0Norm ‖theta0‖
 * @param theta1Norm ‖theta1‖
 * @param delta1Norm ‖delta1‖, the unit of plane coordinates
 * @param delta2Norm ‖delta2‖ before scaling; 0 on a line
 * @param scaledDelta2Norm ‖delta2'‖, equal to ‖delta1‖ up to float32 rounding; 0 on a line
 * @param cosine cos(delta1, delta2); NaN on a line, where there is none
 * @param parameters number of parameters that the directions cover
 */
public record Geometry(
        double theta0Norm,
        double theta1Norm,
        double delta1Norm,
        double delta2Norm,
        double scaledDelta2Norm,
        double cosine,
        long parameters) {
    public Geometry {
        if (!(delta1Norm > 0)) {
            throw new IllegalArgumentException("‖delta1‖ must be above 0, got " + delta1Norm);
        }
    }

    public boolean isLine() {
        return scaledDelta2Norm == 0;
    }

    /** Length of a displacement in plane coordinates, in units of ‖delta1‖; the axes need not be orthogonal. */
    public double length(double alpha, double beta) {
        double product = beta == 0 ? 0 : 2 * cosine * alpha * beta;
        return Math.sqrt(Math.max(0, alpha * alpha + product + beta * beta));
    }

    /** Area of the parallelogram with both coordinates 1, in units of ‖delta1‖²; NaN on a line. */
    public double unitArea() {
        return Math.sqrt(1 - cosine * cosine);
    }
}
