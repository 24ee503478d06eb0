package dev.basin.engine.bert;

import dev.basin.engine.theta.ParameterLayout;
import dev.basin.engine.theta.ParameterVector;
import java.util.Objects;

/**
 * A classifier in memory.
 *
 * @param encoder what moves in a landscape
 * @param head the task's classifier, which does not
 */
public record BertModel(BertConfig config, ParameterVector encoder, ParameterVector head) implements AutoCloseable {
    public BertModel {
        Objects.requireNonNull(config, "config is null");
        require("encoder", BertParameters.encoder(config), encoder.layout());
        require("head", BertParameters.head(config), head.layout());
    }

    /** The same parameters under a configuration of the same shape, which may drop out otherwise. */
    public BertModel withConfig(BertConfig other) {
        return new BertModel(other, encoder, head);
    }

    public BertModel copy() {
        return new BertModel(config, encoder.copy(), head.copy());
    }

    /** A vector pair of this model's shape, all 0: a place for a gradient or a moment. */
    public BertModel zeros() {
        return new BertModel(
                config,
                ParameterVector.zeros(encoder.manager(), encoder.layout()),
                ParameterVector.zeros(head.manager(), head.layout()));
    }

    @Override
    public void close() {
        encoder.close();
        head.close();
    }

    private static void require(String part, ParameterLayout expected, ParameterLayout received) {
        if (!expected.equals(received)) {
            throw new IllegalArgumentException("the " + part + "'s parameters are not those of its config: received "
                    + received.size() + " floats, the config has " + expected.size());
        }
    }
}
