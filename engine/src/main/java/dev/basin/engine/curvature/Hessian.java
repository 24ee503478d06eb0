package dev.basin.engine.curvature;

import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterLayout;
import dev.basin.engine.theta.ParameterVector;

/**
 * The Hessian H of a training loss at a theta, or its block P H P of one group, where P sets every other parameter's share to
 * 0: the curvature with the others held where they are. It borrows loss and theta, and holds no vectors.
 *
 * @param domain the group, of which the model has parameters
 */
public record Hessian(TrainingLoss loss, ParameterVector theta, LayerGroup domain) implements SymmetricOperator {
    public Hessian {
        if (theta.layout().slots().stream().noneMatch(slot -> domain.contains(slot.name()))) {
            throw new IllegalArgumentException("no parameter of the model belongs to the group " + domain);
        }
    }

    @Override
    public ParameterLayout layout() {
        return theta.layout();
    }

    @Override
    public void apply(ParameterVector in, ParameterVector out) {
        loss.hessianVector(theta, in, out);
        out.restrictTo(domain);
    }
}
