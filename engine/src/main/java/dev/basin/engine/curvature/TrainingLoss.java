package dev.basin.engine.curvature;

import dev.basin.engine.theta.ParameterLayout;
import dev.basin.engine.theta.ParameterVector;

/**
 * J with its derivatives: the mean loss over a pinned set of examples, dropout off, as a function of the encoder; the head is
 * fixed. The same examples at every theta and in every derivative.
 */
public interface TrainingLoss extends AutoCloseable {
    ParameterLayout layout();

    /** The loss of each example in nats, always in the same order; their mean is J. */
    double[] losses(ParameterVector theta);

    /**
     * The gradient of J at theta.
     *
     * @param out becomes it
     */
    void gradient(ParameterVector theta, ParameterVector out);

    /**
     * The product of J's Hessian at theta with a direction.
     *
     * @param out becomes it; another vector than both
     */
    void hessianVector(ParameterVector theta, ParameterVector direction, ParameterVector out);

    @Override
    void close();
}
