package dev.basin.engine.landscape;

/**
 * Where a state of the training path stands relative to a slice.
 *
 * <p>{@code alpha} and {@code beta} are the paper's coordinates (d_alpha, d_beta). Mind that {@code beta} is not a
 * coordinate along delta2: it is how far the state lies from the line of delta1, whatever the direction.
 *
 * @param alpha ⟨delta_i, delta1⟩ / ‖delta1‖²
 * @param beta length of the part of delta_i orthogonal to delta1, in units of ‖delta1‖; never negative
 * @param planeAlpha least-squares coordinate along delta1 on the span of both directions
 * @param planeBeta least-squares coordinate along the scaled delta2; 0 on a line
 * @param distance Euclidean distance from the slice
 * @param relativeDistance {@code distance} in units of ‖delta1‖
 * @param cosine cos(delta_i, delta1); NaN at theta0, where delta_i is zero
 */
public record Projection(
        double alpha,
        double beta,
        double planeAlpha,
        double planeBeta,
        double distance,
        double relativeDistance,
        double cosine) {
    /**
     * Projects on a line.
     *
     * @param square ‖delta_i‖²
     * @param along ⟨delta_i, delta1⟩
     * @param unit ‖delta1‖²
     */
    static Projection onLine(double square, double along, double unit) {
        double alpha = along / unit;
        double beta = root(square / unit - alpha * alpha);
        return new Projection(alpha, beta, alpha, 0, beta * Math.sqrt(unit), beta, cosine(square, along, unit));
    }

    /**
     * Projects on a plane whose axes need neither be orthogonal nor of length 1: per-axis projection would be wrong.
     *
     * @param along2 ⟨delta_i, delta2'⟩
     * @param unit2 ‖delta2'‖²
     * @param between ⟨delta1, delta2'⟩
     */
    static Projection onPlane(double square, double along, double unit, double along2, double unit2, double between) {
        Projection line = onLine(square, along, unit);
        double determinant = unit * unit2 - between * between;
        double planeAlpha = (along * unit2 - along2 * between) / determinant;
        double planeBeta = (along2 * unit - along * between) / determinant;
        double distance = root(square - planeAlpha * along - planeBeta * along2);
        return new Projection(
                line.alpha, line.beta, planeAlpha, planeBeta, distance, distance / Math.sqrt(unit), line.cosine);
    }

    /** Rounding can push the radicand of a point that lies on the line just below zero. */
    private static double root(double radicand) {
        return Math.sqrt(Math.max(0, radicand));
    }

    private static double cosine(double square, double along, double unit) {
        return square == 0 ? Double.NaN : along / Math.sqrt(square * unit);
    }
}
