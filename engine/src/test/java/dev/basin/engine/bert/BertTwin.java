package dev.basin.engine.bert;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.basin.engine.theta.ParameterVector;
import java.util.HashMap;
import java.util.Map;

/**
 * BERT again, naively: one NDArray operation after the other, every token through every layer, look-ups as products with one-hot
 * rows. The oracle of the kernel text, which shares none of this.
 */
final class BertTwin {
    private final BertConfig config;
    private final Map<String, NDArray> parameters = new HashMap<>();

    /** Copies the model, so that its own parameters may gather gradients. */
    BertTwin(BertModel model) {
        config = model.config();
        copy(model.encoder());
        copy(model.head());
    }

    private void copy(ParameterVector vector) {
        vector.layout().slots().forEach(slot -> {
            NDArray leaf = vector.view(slot.name()).duplicate();
            leaf.setRequiresGradient(true);
            parameters.put(slot.name(), leaf);
        });
    }

    NDArray parameter(String name) {
        return parameters.get(name);
    }

    /** What a dropout site does to its values. */
    @FunctionalInterface
    interface Dropout {
        Dropout NONE = (x, _) -> x;

        NDArray at(NDArray x, int site);
    }

    /** Mean cross-entropy over the batch. */
    NDArray loss(BertBatch batch, Dropout dropout) {
        NDArray logits = logits(batch, dropout); // (B, C)
        NDArray chosen = oneHot(batch.labels(), config.numLabels());
        return logits.logSoftmax(-1).mul(chosen).sum().div(batch.size()).neg();
    }

    NDArray logits(BertBatch batch, Dropout dropout) {
        NDArray x = embed(batch, dropout); // (B, T, H)
        NDArray bias = batch.mask().sub(1).mul(1e30f).expandDims(1).expandDims(1); // (B, 1, 1, T)
        for (int layer = 0; layer < config.layers(); layer++) {
            x = layer(x, bias, "encoder.layer." + layer + ".", 1 + 3 * layer, dropout);
        }
        NDArray pooled = dense(x.get(":, 0"), "pooler.dense").tanh(); // (B, H)
        return dense(dropout.at(pooled, 1 + 3 * config.layers()), "classifier");
    }

    private NDArray embed(BertBatch batch, Dropout dropout) {
        long length = batch.inputIds().getShape().get(1);
        NDArray words =
                oneHot(batch.inputIds(), config.vocabSize()).matMul(parameter("embeddings.word_embeddings.weight"));
        NDArray segments = oneHot(batch.segmentIds(), config.typeVocabSize())
                .matMul(parameter("embeddings.token_type_embeddings.weight"));
        NDArray positions = parameter("embeddings.position_embeddings.weight").get("0:" + length);
        return dropout.at(norm(words.add(segments).add(positions), "embeddings.LayerNorm"), 0);
    }

    private NDArray layer(NDArray x, NDArray bias, String at, int site, Dropout dropout) {
        NDArray query = split(dense(x, at + "attention.self.query")); // (B, h, T, d)
        NDArray key = split(dense(x, at + "attention.self.key"));
        NDArray value = split(dense(x, at + "attention.self.value"));
        NDArray scores = query.matMul(key.swapAxes(2, 3))
                .div(Math.sqrt(config.headSize()))
                .add(bias);
        NDArray weights = dropout.at(scores.softmax(-1), site); // (B, h, T, T)
        NDArray context = weights.matMul(value).swapAxes(1, 2).reshape(x.getShape());
        NDArray attended = dropout.at(dense(context, at + "attention.output.dense"), site + 1);
        NDArray y = norm(x.add(attended), at + "attention.output.LayerNorm");
        NDArray inner = gelu(dense(y, at + "intermediate.dense"));
        return norm(y.add(dropout.at(dense(inner, at + "output.dense"), site + 2)), at + "output.LayerNorm");
    }

    private NDArray dense(NDArray x, String name) {
        return x.matMul(parameter(name + ".weight").transpose()).add(parameter(name + ".bias"));
    }

    private NDArray norm(NDArray x, String name) {
        int[] width = {x.getShape().dimension() - 1};
        NDArray centred = x.sub(x.mean(width, true));
        NDArray variance = centred.square().mean(width, true);
        NDArray scaled = centred.div(variance.add(config.layerNormEps()).sqrt());
        return scaled.mul(parameter(name + ".weight")).add(parameter(name + ".bias"));
    }

    private NDArray split(NDArray x) {
        Shape shape = x.getShape();
        return x.reshape(shape.get(0), shape.get(1), config.heads(), config.headSize())
                .swapAxes(1, 2);
    }

    private static NDArray gelu(NDArray x) {
        return x.mul(x.div(Math.sqrt(2)).erf().add(1)).div(2);
    }

    private static NDArray oneHot(NDArray indices, int depth) {
        return indices.oneHot(depth, DataType.FLOAT32);
    }

    /** The mask of the first token, with ones for the others: only [CLS] goes through the kernel's last layer. */
    static NDArray forAllTokens(NDArray first, long tokens, int axis) {
        long[] shape = first.getShape().getShape();
        shape[axis] = tokens - 1;
        return NDArrays.concat(new NDList(first, first.getManager().ones(new Shape(shape))), axis);
    }
}
