package dev.basin.engine.landscape;

import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterVector;

/**
 * A direction through the encoder's parameters. The head is never part of it.
 *
 * @param vector zero outside the parameters that move; owned by this direction
 * @param norm ‖vector‖ over all parameters at once, above 0
 */
public record Direction(ParameterVector vector, double norm) implements AutoCloseable {
    /**
     * {@code to − from} on the parameters that move, 0 on the others.
     *
     * @throws IllegalArgumentException if the two agree on all of them, or the difference is not finite
     */
    static Direction between(ParameterVector from, ParameterVector to, LayerGroup moving) {
        try (ParameterVector difference = to.minus(from)) {
            return of(difference.restrictedTo(moving));
        }
    }

    private static Direction of(ParameterVector vector) {
        double norm = vector.norm();
        if (norm > 0 && Double.isFinite(norm)) {
            return new Direction(vector, norm);
        }
        vector.close();
        throw new IllegalArgumentException("the difference of two checkpoints has norm " + norm
                + " and so no direction; it must be finite and above 0");
    }

    /** The same direction at another length: one global rescale, as in the paper, not one per filter. */
    Direction scaledTo(double length) {
        ParameterVector scaled = vector.copy();
        scaled.scale(length / norm);
        return of(scaled);
    }

    double dot(ParameterVector other) {
        return vector.dot(other);
    }

    double cosine(Direction other) {
        return dot(other.vector) / (norm * other.norm);
    }

    @Override
    public void close() {
        vector.close();
    }
}
