package dev.basin.engine.layers.transfer;

import dev.basin.engine.landscape.BertObjective;
import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.layers.probe.LinearHead;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterVector;
import java.util.List;
import java.util.stream.Stream;

/**
 * A model whose embeddings and lower layers come from a donor, trained on another task from the same theta0. It borrows all it is
 * given and owns one scratch encoder and one scratch head; it is for one engine thread at a time.
 */
public final class Transfer implements AutoCloseable {
    private final ParameterVector base;
    private final ParameterVector head;
    private final BertObjective objective;
    private final ParameterVector encoder;
    private final ParameterVector retrained;

    /**
     * @param base where the upper layers and the pooler come from: theta1, or theta0
     * @param head classifier of theta1
     */
    public Transfer(ParameterVector base, ParameterVector head, BertObjective objective) {
        this.base = base;
        this.head = head;
        this.objective = objective;
        this.encoder = base.copy();
        this.retrained = head.copy();
    }

    /** What a donor gives: the embeddings and so many layers above them, 0 for the embeddings alone. */
    public static LayerGroup lower(int depth) {
        LayerGroup embeddings = LayerGroup.embeddings();
        if (depth == 0) {
            return embeddings;
        }
        LayerGroup layers = LayerGroup.layers(0, depth);
        List<String> globs = Stream.concat(embeddings.globs().stream(), layers.globs().stream())
                .toList();
        return new LayerGroup("embeddings and " + layers.name(), globs);
    }

    /** The base as it is. */
    public void takeNothing() {
        encoder.set(base);
    }

    /** The base with the donor's values on the group. */
    public void take(LayerGroup group, ParameterVector donor) {
        encoder.set(base);
        encoder.set(group, donor);
    }

    /** The model last put together, under the head of theta1. */
    public PointValue evaluate() {
        return objective.evaluate(encoder, head);
    }

    /**
     * The same under a head trained anew on the training examples of J, all else held.
     *
     * @param penalty as {@link LinearHead#fit} takes it
     */
    public Retrained retrain(double penalty) {
        int classes = Math.toIntExact(head.layout().slot("classifier.bias").length());
        LinearHead fit = LinearHead.fit(head.manager(), objective.headInputs(encoder, head), classes, penalty);
        fit.writeTo(retrained);
        return new Retrained(objective.evaluate(encoder, retrained), fit.measures());
    }

    @Override
    public void close() {
        retrained.close();
        encoder.close();
    }
}
