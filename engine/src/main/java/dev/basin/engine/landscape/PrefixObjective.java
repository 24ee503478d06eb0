package dev.basin.engine.landscape;

import dev.basin.engine.bert.BertWeights;

/**
 * J at what two vectors hold, while in the encoder only one layer and those above it change. What the layers below give is
 * computed once and kept as far as memory allows; the values are those of the plain objective to the last bit. It borrows the
 * vectors and the objective that it was made of, and owns what it keeps.
 */
public final class PrefixObjective implements AutoCloseable {
    private final ExampleSet train;
    private final ExampleSet dev;
    private final Scorer scorer;
    private final BertWeights weights;
    private final Prefix prefix;

    PrefixObjective(ExampleSet train, ExampleSet dev, Scorer scorer, BertWeights weights, Prefix prefix) {
        this.train = train;
        this.dev = dev;
        this.scorer = scorer;
        this.weights = weights;
        this.prefix = prefix;
    }

    /** The value at what the vectors hold now. */
    public PointValue evaluate() {
        weights.refresh();
        return new PointValue(evaluate(train), evaluate(dev));
    }

    private Evaluation evaluate(ExampleSet examples) {
        return examples.evaluate(batch -> prefix.evaluate(weights, batch), scorer);
    }

    /** Share of the batches of both sets whose lower layers are not computed again, 0 to 1. */
    public double keptShare() {
        return (double) prefix.batches()
                / (train.batches().size() + dev.batches().size());
    }

    /** Native memory of what is kept. */
    public long keptBytes() {
        return prefix.bytes();
    }

    @Override
    public void close() {
        prefix.close();
        weights.close();
    }
}
