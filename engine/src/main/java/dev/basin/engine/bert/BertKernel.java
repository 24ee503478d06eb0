package dev.basin.engine.bert;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import dev.basin.engine.torch.TorchCall;
import dev.basin.engine.torch.TorchModule;

/**
 * Values of a BERT classifier of one shape along one numeric path, dropout off: the face of {@code bert.py}. It holds no
 * parameters, so one kernel serves many models and threads.
 */
public final class BertKernel implements AutoCloseable {
    private final BertConfig config;
    private final NumericPath path;
    private final TorchModule module;

    private BertKernel(BertConfig config, NumericPath path) {
        this.config = config;
        this.path = path;
        this.module = BertText.load(config, path.variant());
    }

    public static BertKernel load(BertConfig config, NumericPath path) {
        return new BertKernel(config, path);
    }

    public BertConfig config() {
        return config;
    }

    public NumericPath path() {
        return path;
    }

    /** The model's parameters in this path's precision; the caller's to close. */
    public BertWeights weights(BertModel model) {
        return new BertWeights(module, model, path.precision());
    }

    /** Every example's loss and logits. */
    public Outputs evaluate(BertWeights weights, BertBatch batch) {
        return outputs(batch.into(module.call("evaluate").tensors(weights.blocks())), batch);
    }

    /**
     * The hidden states that layer {@code layer} receives, one row for each token that is not padding, in this path's precision;
     * the caller's to close.
     */
    public NDArray hidden(BertWeights weights, BertBatch batch, int layer) {
        NDArray hidden = batch.tokensInto(module.call("hidden").tensors(weights.blocks()))
                .integer(checked(layer))
                .toTensor(batch.manager());
        NDScope.unregister(hidden);
        return hidden;
    }

    /** As {@link #evaluate}, from the hidden states that layer {@code layer} receives. */
    public Outputs evaluateFrom(BertWeights weights, NDArray hidden, BertBatch batch, int layer) {
        TorchCall call = module.call("evaluate_from").tensors(weights.blocks()).tensor(hidden);
        return outputs(call.tensor(batch.mask()).tensor(batch.labels()).integer(checked(layer)), batch);
    }

    /** What the classifier is given of every example: the pooler's output for [CLS], row-major (B, H). */
    public float[] pooled(BertWeights weights, BertBatch batch) {
        return batch.tokensInto(module.call("pooled").tensors(weights.blocks())).toFloats(batch.manager());
    }

    /** Every hidden state and every attention map; the caller's to close. */
    public Trace trace(BertWeights weights, BertBatch batch) {
        NDList tensors =
                batch.tokensInto(module.call("trace").tensors(weights.blocks())).toTensors(batch.manager());
        NDScope.unregister(tensors);
        int states = config.layers() + 1;
        return new Trace(tensors.subList(0, states), tensors.subList(states, tensors.size()));
    }

    private Outputs outputs(TorchCall call, BertBatch batch) {
        return Outputs.ofRows(call.toFloats(batch.manager()), config.numLabels());
    }

    private int checked(int layer) {
        if (layer < 0 || layer >= config.layers()) {
            throw new IllegalArgumentException(
                    "layer is " + layer + " but must be at least 0 and below " + config.layers());
        }
        return layer;
    }

    @Override
    public void close() {
        module.close();
    }
}
