package dev.basin.engine.bert;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * What happens inside the encoder.
 *
 * @param hidden (B, T, H) after the embeddings and after each layer
 * @param attention (B, heads, T, T) of each layer, rows summing to 1
 */
public record Trace(List<NDArray> hidden, List<NDArray> attention) implements AutoCloseable {
    @Override
    public void close() {
        hidden.forEach(NDArray::close);
        attention.forEach(NDArray::close);
    }
}
