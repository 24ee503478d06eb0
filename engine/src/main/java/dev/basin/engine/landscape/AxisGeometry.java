package dev.basin.engine.landscape;

/**
 * The direction of an axis in numbers. Norms are Euclidean over the parameters that move.
 *
 * @param unscaledNorm norm of the direction as it came, before it was normalised, made orthogonal or scaled
 * @param norm norm of the direction as used: what one unit along the axis is long
 */
public record AxisGeometry(AxisKind kind, double unscaledNorm, double norm) {
    public AxisGeometry {
        if (!(norm > 0)) {
            throw new IllegalArgumentException("the norm of an axis must be above 0, got " + norm);
        }
    }
}
