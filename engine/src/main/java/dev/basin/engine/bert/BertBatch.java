package dev.basin.engine.bert;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import dev.basin.engine.data.TokenBatch;
import dev.basin.engine.torch.HostNumbers;
import dev.basin.engine.torch.TorchCall;

/**
 * A batch in native memory, made once and evaluated at many points.
 *
 * @param inputIds (B, T) int64
 * @param segmentIds (B, T) int64
 * @param mask (B, T) float32, 1 for a token and 0 for padding
 * @param labels (B) int64
 */
public record BertBatch(NDArray inputIds, NDArray segmentIds, NDArray mask, NDArray labels) implements AutoCloseable {
    public BertBatch {
        NDScope.unregister(inputIds, segmentIds, mask, labels);
    }

    /**
     * Copies a batch to native memory.
     *
     * @param length tokens per example, padding included; all arrays but the labels are row-major (size, length)
     */
    public static BertBatch of(
            NDManager manager, long[] inputIds, long[] segmentIds, float[] mask, long[] labels, int size, int length) {
        Shape shape = new Shape(size, length);
        return new BertBatch(
                manager.create(inputIds, shape),
                manager.create(segmentIds, shape),
                manager.create(mask, shape),
                manager.create(labels));
    }

    public static BertBatch of(NDManager manager, TokenBatch tokens) {
        return of(
                manager,
                tokens.inputIds(),
                tokens.segmentIds(),
                tokens.attentionMask(),
                tokens.labels(),
                tokens.size(),
                tokens.length());
    }

    public int size() {
        return Math.toIntExact(labels.size());
    }

    /** Tokens that are not padding. */
    public long tokens() {
        try (NDArray sum = mask.sum()) {
            return (long) HostNumbers.floats(sum)[0];
        }
    }

    NDManager manager() {
        return mask.getManager();
    }

    TorchCall tokensInto(TorchCall call) {
        return call.tensor(inputIds).tensor(segmentIds).tensor(mask);
    }

    TorchCall into(TorchCall call) {
        return tokensInto(call).tensor(labels);
    }

    @Override
    public void close() {
        inputIds.close();
        segmentIds.close();
        mask.close();
        labels.close();
    }
}
