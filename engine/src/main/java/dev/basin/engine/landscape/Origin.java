package dev.basin.engine.landscape;

import java.util.Collection;

/** The model at (0, 0). */
public enum Origin {
    /** Where an axis leads from theta0 to another model, as in the paper. */
    THETA0,

    /** Where no axis does: the ground around the trained model, as Li et al. draw it. */
    THETA1;

    static Origin of(Collection<AxisKind> axes) {
        return axes.stream().anyMatch(AxisKind::leavesTheta0) ? THETA0 : THETA1;
    }
}
