package dev.basin.engine.curvature;

import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterLayout;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.theta.Slot;

/** A symmetric linear map A from the parameters of a group to the same parameters. */
public interface SymmetricOperator {
    ParameterLayout layout();

    /** The parameters that A takes and gives; it has nothing to do with the others. */
    LayerGroup domain();

    /**
     * Multiplies.
     *
     * @param in 0 outside the domain; only read
     * @param out becomes A in, and 0 outside the domain; another vector than {@code in}
     */
    void apply(ParameterVector in, ParameterVector out);

    /** Number of floats in the domain. */
    default long dimension() {
        return layout().slots().stream()
                .filter(slot -> domain().contains(slot.name()))
                .mapToLong(Slot::length)
                .sum();
    }
}
