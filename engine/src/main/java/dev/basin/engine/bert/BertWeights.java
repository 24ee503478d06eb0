package dev.basin.engine.bert;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.torch.TensorList;
import dev.basin.engine.torch.TorchModule;
import java.util.ArrayList;
import java.util.List;

/**
 * A model's parameters as {@link BertKernel} takes them: views of the model's vectors, so that a change there is a change
 * here. In bfloat16 they are copies, which {@link #refresh} brings up to date.
 */
public final class BertWeights implements AutoCloseable {
    private final TorchModule module;
    private final BertModel model;
    private final List<NDArray> copies = new ArrayList<>(); // encoder and head in bfloat16, or none
    private final TensorList blocks;

    BertWeights(TorchModule module, BertModel model, Precision precision) {
        this.module = module;
        this.model = model;
        this.blocks = module.call("parameters")
                .tensor(flat(model.encoder(), precision))
                .tensor(flat(model.head(), precision))
                .toTensorList();
    }

    /** After the model's vectors were written to: rewrites the copies in place, if this precision has copies. */
    public void refresh() {
        if (!copies.isEmpty()) {
            refresh(copies.get(0), model.encoder());
            refresh(copies.get(1), model.head());
        }
    }

    public BertModel model() {
        return model;
    }

    TensorList blocks() {
        return blocks;
    }

    private NDArray flat(ParameterVector vector, Precision precision) {
        if (precision == Precision.FLOAT32) {
            return vector.flat();
        }
        NDArray copy = module.call("bfloat16").tensor(vector.flat()).toTensor(vector.manager());
        NDScope.unregister(copy);
        copies.add(copy);
        return copy;
    }

    private void refresh(NDArray copy, ParameterVector vector) {
        module.call("refresh").tensor(copy).tensor(vector.flat()).run();
    }

    @Override
    public void close() {
        blocks.close();
        copies.forEach(NDArray::close);
    }
}
