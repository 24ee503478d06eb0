package dev.basin.engine.landscape;

import java.util.Optional;

/** A model that a landscape is laid through, so that it can be checked against that model itself. */
public enum Anchor {
    /** The model before training. */
    THETA0,

    /** The trained model. */
    THETA1,

    /** The model of another task, to which the axis of alpha leads. */
    ALPHA_THETA2,

    /** The model of another task, to which the axis of beta leads. */
    BETA_THETA2;

    /** The model at the end of the direction of alpha, if there is one. */
    static Optional<Anchor> ofAlpha(AxisKind kind) {
        return of(kind, ALPHA_THETA2);
    }

    /** The model at the end of the direction of beta, if there is one. */
    static Optional<Anchor> ofBeta(AxisKind kind) {
        return of(kind, BETA_THETA2);
    }

    private static Optional<Anchor> of(AxisKind kind, Anchor theta2) {
        return switch (kind) {
            case OPTIMIZATION -> Optional.of(THETA1);
            case SECOND_TASK -> Optional.of(theta2);
            case RANDOM_PER_FILTER, RANDOM, PRINCIPAL, HESSIAN -> Optional.empty();
        };
    }
}
