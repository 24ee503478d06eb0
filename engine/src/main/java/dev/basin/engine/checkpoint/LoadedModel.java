package dev.basin.engine.checkpoint;

import dev.basin.engine.bert.BertModel;

/**
 * A model read into memory.
 *
 * @param nonFiniteValues how many of the values read are NaN or infinite; they were kept as they are
 */
public record LoadedModel(BertModel model, long nonFiniteValues) implements AutoCloseable {
    @Override
    public void close() {
        model.close();
    }
}
