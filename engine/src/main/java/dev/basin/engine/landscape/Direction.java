package dev.basin.engine.landscape;

import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterVector;

/**
 * A direction through the encoder's parameters. The head is never part of it.
 *
 * @param vector zero outside the parameters that move; owned by this direction
 * @param norm ‖vector‖ over all parameters at once, above 0
 * @param unscaledNorm the norm it came with
 */
record Direction(AxisKind kind, ParameterVector vector, double norm, double unscaledNorm) implements AutoCloseable {
    /**
     * {@code to − from} on the parameters that move, 0 on the others.
     *
     * @throws IllegalArgumentException if the two agree on all of them, or the difference is not finite
     */
    static Direction between(AxisKind kind, ParameterVector from, ParameterVector to, LayerGroup moving) {
        try (ParameterVector difference = to.minus(from)) {
            ParameterVector vector = difference.restrictedTo(moving);
            return of(kind, vector, vector.norm());
        }
    }

    /**
     * A direction with this vector, which it takes over, even when it is refused.
     *
     * @throws IllegalArgumentException if the vector is zero or not finite
     */
    static Direction of(AxisKind kind, ParameterVector vector, double unscaledNorm) {
        double norm = vector.norm();
        if (norm > 0 && Double.isFinite(norm)) {
            return new Direction(kind, vector, norm, unscaledNorm);
        }
        vector.close();
        throw new IllegalArgumentException(
                "a vector of norm " + norm + " has no direction (" + kind + "); the norm must be finite and above 0");
    }

    Direction copy() {
        return new Direction(kind, vector.copy(), norm, unscaledNorm);
    }

    /** Rescales the vector in place, as a whole and not per filter, unless its length is its own. */
    Direction asAxis(double length) {
        if (kind.keepsItsLength() || norm == length) {
            return this;
        }
        vector.scale(length / norm);
        return of(kind, vector, unscaledNorm);
    }

    /** Takes {@code coordinate} times an axis out of the vector, in place. */
    Direction without(double coordinate, Direction axis) {
        vector.add(-coordinate, axis.vector);
        return of(kind, vector, unscaledNorm);
    }

    double dot(ParameterVector other) {
        return vector.dot(other);
    }

    /** ⟨vector, vector⟩, which the square of the rounded norm is only nearly. */
    double square() {
        return dot(vector);
    }

    double cosine(Direction other) {
        return dot(other.vector) / (norm * other.norm);
    }

    @Override
    public void close() {
        vector.close();
    }
}
