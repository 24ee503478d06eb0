package dev.basin.engine.curvature;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.theta.ParameterVector;

/**
 * Hutchinson's estimator of an operator's trace: v'Av for vectors v of random signs has the trace as its mean (Hutchinson
 * 1989). Holds two vectors.
 */
public final class TraceProbes implements AutoCloseable {
    private final SymmetricOperator operator;
    private final long seed;
    private final ParameterVector signs;
    private final ParameterVector product;

    public TraceProbes(SymmetricOperator operator, NDManager memory, long seed) {
        this.operator = operator;
        this.seed = seed;
        this.signs = ParameterVector.zeros(memory, operator.layout());
        this.product = ParameterVector.zeros(memory, operator.layout());
    }

    /**
     * v'Av of one probe, one product. The same index and seed give the same v.
     *
     * @param index from 0
     */
    public double probe(int index) {
        RandomVectors.fillWithSigns(signs, operator.domain(), seed, index);
        operator.apply(signs, product);
        return signs.dot(product);
    }

    @Override
    public void close() {
        product.close();
        signs.close();
    }
}
