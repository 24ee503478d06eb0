package dev.basin.engine.bert;

import dev.basin.engine.theta.ParameterLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The names and shapes of BERT's parameters, as Hugging Face has them without the {@code bert.} prefix.
 *
 * <p>Query, key and value of a layer lie side by side, weights first and then biases, so that one product computes all three.
 */
public final class BertParameters {
    private BertParameters() {}

    /** Everything that moves in a landscape: embeddings, layers, pooler. */
    public static ParameterLayout encoder(BertConfig config) {
        Shapes shapes = new Shapes();
        embeddings(shapes, config);
        for (int layer = 0; layer < config.layers(); layer++) {
            layer(shapes, config, "encoder.layer." + layer + ".");
        }
        shapes.dense("pooler.dense", config.hiddenSize(), config.hiddenSize());
        return ParameterLayout.of(shapes.all);
    }

    /** The task's classifier, which never moves in a landscape. */
    public static ParameterLayout head(BertConfig config) {
        return ParameterLayout.of(new Shapes().dense("classifier", config.numLabels(), config.hiddenSize()).all);
    }

    private static void embeddings(Shapes shapes, BertConfig config) {
        int hidden = config.hiddenSize();
        shapes.add("embeddings.word_embeddings.weight", config.vocabSize(), hidden)
                .add("embeddings.position_embeddings.weight", config.maxPositions(), hidden)
                .add("embeddings.token_type_embeddings.weight", config.typeVocabSize(), hidden)
                .norm("embeddings.LayerNorm", hidden);
    }

    private static void layer(Shapes shapes, BertConfig config, String layer) {
        int hidden = config.hiddenSize();
        List<String> projections = List.of("query", "key", "value");
        projections.forEach(name -> shapes.add(layer + "attention.self." + name + ".weight", hidden, hidden));
        projections.forEach(name -> shapes.add(layer + "attention.self." + name + ".bias", hidden));
        shapes.dense(layer + "attention.output.dense", hidden, hidden)
                .norm(layer + "attention.output.LayerNorm", hidden)
                .dense(layer + "intermediate.dense", config.intermediateSize(), hidden)
                .dense(layer + "output.dense", hidden, config.intermediateSize())
                .norm(layer + "output.LayerNorm", hidden);
    }

    private static final class Shapes {
        private final List<Map.Entry<String, long[]>> all = new ArrayList<>();

        Shapes add(String name, long... shape) {
            all.add(Map.entry(name, shape));
            return this;
        }

        Shapes dense(String name, long out, long in) {
            return add(name + ".weight", out, in).add(name + ".bias", out);
        }

        Shapes norm(String name, long width) {
            return add(name + ".weight", width).add(name + ".bias", width);
        }
    }
}
