package dev.basin.export;

import static java.util.Objects.requireNonNull;

/**
 * A value of a curve.
 *
 * @param curve its name, such as {@code train/loss}; what stands before the slash groups curves
 * @param step how far along, 0 or more
 */
public record ScalarPoint(String curve, long step, double value) {
    public ScalarPoint {
        requireNonNull(curve, "curve is null");
        if (step < 0) {
            throw new IllegalArgumentException("curve '%s': a step is 0 or more, received %d".formatted(curve, step));
        }
    }
}
