package dev.basin.engine.landscape;

import ai.djl.ndarray.NDArray;
import dev.basin.engine.bert.BertBatch;
import dev.basin.engine.bert.BertKernel;
import dev.basin.engine.bert.BertWeights;
import dev.basin.engine.bert.Outputs;
import java.util.IdentityHashMap;

/**
 * What the layers below one layer give, computed once: the hidden states that it receives, of as many batches as fit into a limit.
 * The other batches are computed from their tokens each time. Both ways run the same operations and give the same bits.
 */
final class Prefix implements AutoCloseable {
    private final BertKernel kernel;
    private final int layer;
    private final IdentityHashMap<BertBatch, NDArray> states = new IdentityHashMap<>(); // (N, H) each
    private long bytes;

    /** @param layer the lowest one that moves, from 0; with 0 the embeddings' output is kept */
    Prefix(BertKernel kernel, int layer) {
        this.kernel = kernel;
        this.layer = layer;
    }

    /** Computes and keeps the states of every batch that does not take the memory beyond the limit. */
    void keep(ExampleSet examples, BertWeights weights, long byteLimit) {
        for (BertBatch batch : examples.batches()) {
            long more = batch.tokens()
                    * kernel.config().hiddenSize()
                    * kernel.path().precision().bytes();
            if (bytes + more <= byteLimit) {
                states.put(batch, kernel.hidden(weights, batch, layer));
                bytes += more;
            }
        }
    }

    Outputs evaluate(BertWeights weights, BertBatch batch) {
        NDArray hidden = states.get(batch);
        return hidden == null ? kernel.evaluate(weights, batch) : kernel.evaluateFrom(weights, hidden, batch, layer);
    }

    int batches() {
        return states.size();
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        states.values().forEach(NDArray::close);
    }
}
