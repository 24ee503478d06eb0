package dev.basin.engine.landscape;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.bert.BertKernel;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.bert.BertWeights;
import dev.basin.engine.data.BatchPlan;
import dev.basin.engine.theta.ParameterVector;

/**
 * J of a BERT classifier: mean cross-entropy over the training examples and what the dev examples say of the same theta, with
 * dropout off. It owns its examples and borrows the kernel; it is for one engine thread at a time.
 */
public final class BertObjective implements Objective {
    private final BertKernel kernel;
    private final ExampleSet train;
    private final ExampleSet dev;
    private final Scorer scorer;
    private BertWeights weights; // of the vectors evaluated last; null before the first

    private BertObjective(BertKernel kernel, ExampleSet train, ExampleSet dev, Scorer scorer) {
        this.kernel = kernel;
        this.train = train;
        this.dev = dev;
        this.scorer = scorer;
    }

    /**
     * Moves both sets of examples into native memory.
     *
     * @throws IllegalArgumentException if a set is empty
     */
    public static BertObjective over(
            BertKernel kernel, NDManager manager, BatchPlan train, BatchPlan dev, Scorer scorer) {
        return new BertObjective(kernel, ExampleSet.of(manager, train), ExampleSet.of(manager, dev), scorer);
    }

    @Override
    public PointValue evaluate(ParameterVector encoder, ParameterVector head) {
        BertWeights theta = weights(encoder, head);
        return new PointValue(train.evaluate(kernel, theta, scorer), dev.evaluate(kernel, theta, scorer));
    }

    /**
     * This objective at what the two vectors hold, for as long as nothing in the encoder changes but layer {@code layer}, those
     * above it and the pooler. The layers below are computed now.
     *
     * @param layer the lowest layer that changes, from 0
     * @param byteLimit most native memory for what the layers below give; 0 to keep nothing
     */
    public PrefixObjective above(int layer, ParameterVector encoder, ParameterVector head, long byteLimit) {
        BertWeights bound = kernel.weights(new BertModel(kernel.config(), encoder, head));
        Prefix prefix = new Prefix(kernel, layer);
        prefix.keep(train, bound, byteLimit);
        prefix.keep(dev, bound, byteLimit);
        return new PrefixObjective(train, dev, scorer, bound, prefix);
    }

    /**
     * What the head is given of every training example of J.
     *
     * @param head only completes the model, and does not count
     */
    public HeadInputs headInputs(ParameterVector encoder, ParameterVector head) {
        return train.headInputs(kernel, weights(encoder, head));
    }

    /** A landscape writes every point into the same vectors, so that they are handed to the kernel once and not per point. */
    private BertWeights weights(ParameterVector encoder, ParameterVector head) {
        if (weights != null
                && weights.model().encoder() == encoder
                && weights.model().head() == head) {
            weights.refresh();
            return weights;
        }
        closeWeights();
        weights = kernel.weights(new BertModel(kernel.config(), encoder, head));
        return weights;
    }

    private void closeWeights() {
        if (weights != null) {
            weights.close();
        }
    }

    @Override
    public void close() {
        closeWeights();
        train.close();
        dev.close();
    }
}
