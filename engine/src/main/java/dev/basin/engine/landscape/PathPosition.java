package dev.basin.engine.landscape;

/**
 * The paper's coordinates (d_alpha, d_beta) of a state, always seen from theta0 along delta1, whatever slice is drawn. With
 * delta_i = theta_i − theta0.
 *
 * <p>Mind that {@code beta} is no coordinate along a second axis: it is how far the state lies from the line of delta1,
 * whatever the direction.
 *
 * @param alpha ⟨delta_i, delta1⟩ / ‖delta1‖²
 * @param beta length of the part of delta_i orthogonal to delta1, in units of ‖delta1‖; never negative
 * @param cosine cos(delta_i, delta1); NaN at theta0, where delta_i is zero
 */
public record PathPosition(double alpha, double beta, double cosine) {
    /**
     * @param square ‖delta_i‖²
     * @param along ⟨delta_i, delta1⟩
     * @param unit ‖delta1‖²
     */
    static PathPosition of(double square, double along, double unit) {
        double alpha = along / unit;
        // Rounding can push the radicand of a state on the line just below zero.
        double beta = Math.sqrt(Math.max(0, square / unit - alpha * alpha));
        return new PathPosition(alpha, beta, square == 0 ? Double.NaN : along / Math.sqrt(square * unit));
    }
}
