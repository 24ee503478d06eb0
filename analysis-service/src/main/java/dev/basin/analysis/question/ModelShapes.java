package dev.basin.analysis.question;

import dev.basin.common.v1.ErrorReason;
import dev.basin.engine.bert.BertConfig;
import dev.basin.engine.bert.BertParameters;
import dev.basin.engine.checkpoint.ModelDirectory;
import dev.basin.serving.errors.Refusal;

/** The encoders of one question have one shape, or their parameters could not be mixed and compared. Heads may differ. */
public final class ModelShapes {
    private ModelShapes() {}

    /**
     * Checks a model that a request's field names against theta1.
     *
     * @throws Refusal INVALID_ARGUMENT with both shapes
     */
    public static void requireSame(String field, ModelDirectory model, ModelDirectory theta1) {
        if (!model.hasPooler() || !sameEncoder(model.config(), theta1.config())) {
            throw Refusal.ofField(
                    ErrorReason.ERROR_REASON_CHECKPOINT_INVALID,
                    field,
                    "got %s; accepted: theta1's shape, %s".formatted(shape(model), shape(theta1)));
        }
    }

    private static boolean sameEncoder(BertConfig one, BertConfig other) {
        return BertParameters.encoder(one).equals(BertParameters.encoder(other))
                && one.heads() == other.heads()
                && one.layerNormEps() == other.layerNormEps();
    }

    private static String shape(ModelDirectory model) {
        BertConfig config = model.config();
        return "%d layers of width %d with %d heads, inner width %d, %d tokens, %d positions, %d segments, epsilon %s, %s"
                .formatted(
                        config.layers(),
                        config.hiddenSize(),
                        config.heads(),
                        config.intermediateSize(),
                        config.vocabSize(),
                        config.maxPositions(),
                        config.typeVocabSize(),
                        config.layerNormEps(),
                        model.hasPooler() ? "a pooler" : "no pooler");
    }
}
