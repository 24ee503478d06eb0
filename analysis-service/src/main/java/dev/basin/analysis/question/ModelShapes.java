package dev.basin.analysis.question;

import static java.util.stream.Collectors.joining;

import dev.basin.common.v1.ErrorReason;
import dev.basin.engine.bert.BertConfig;
import dev.basin.engine.checkpoint.ModelDirectory;
import dev.basin.serving.errors.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;

/** The models of one question have one shape, or their parameters could not be mixed and compared. */
public final class ModelShapes {
    private ModelShapes() {}

    /**
     * Checks a model that a request's field names against theta1. Heads may differ.
     *
     * @throws Refusal INVALID_ARGUMENT with what differs
     */
    public static void requireSame(String field, ModelDirectory model, ModelDirectory theta1) {
        Map<String, Object> expected = shape(theta1.config());
        String differences = shape(model.config()).entrySet().stream()
                .filter(entry -> !entry.getValue().equals(expected.get(entry.getKey())))
                .map(entry -> "%s %s, theta1 has %s"
                        .formatted(entry.getKey(), entry.getValue(), expected.get(entry.getKey())))
                .collect(joining("; "));
        if (!differences.isEmpty()) {
            throw Refusal.ofField(
                    ErrorReason.ERROR_REASON_CHECKPOINT_INVALID,
                    field,
                    "the model has another shape: " + differences + "; accepted: a model of theta1's shape");
        }
    }

    /** All that decides what an encoder computes from its parameters, by the names of config.json. */
    private static Map<String, Object> shape(BertConfig config) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("num_hidden_layers", config.layers());
        shape.put("hidden_size", config.hiddenSize());
        shape.put("num_attention_heads", config.heads());
        shape.put("intermediate_size", config.intermediateSize());
        shape.put("vocab_size", config.vocabSize());
        shape.put("max_position_embeddings", config.maxPositions());
        shape.put("type_vocab_size", config.typeVocabSize());
        shape.put("layer_norm_eps", config.layerNormEps());
        return shape;
    }
}
