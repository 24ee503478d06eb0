package dev.basin.engine.bert;

/**
 * The shape of a BERT classifier, under the names of Hugging Face's {@code config.json}.
 *
 * @param hiddenSize width of the model, a multiple of {@code heads}
 * @param maxPositions most tokens in a sequence
 * @param hiddenDropout probability of dropping a value of the embeddings and of both residual branches, in [0, 1)
 * @param attentionDropout probability of dropping an attention weight, in [0, 1)
 * @param classifierDropout probability of dropping a value of the pooled output, in [0, 1)
 * @param numLabels classes of the head
 * @param initializerRange standard deviation of the truncated normal that initialises weights
 */
public record BertConfig(
        int vocabSize,
        int hiddenSize,
        int layers,
        int heads,
        int intermediateSize,
        int maxPositions,
        int typeVocabSize,
        double layerNormEps,
        double hiddenDropout,
        double attentionDropout,
        double classifierDropout,
        int numLabels,
        double initializerRange) {
    public BertConfig {
        positive("vocab_size", vocabSize);
        positive("hidden_size", hiddenSize);
        positive("num_hidden_layers", layers);
        positive("num_attention_heads", heads);
        positive("intermediate_size", intermediateSize);
        positive("max_position_embeddings", maxPositions);
        positive("type_vocab_size", typeVocabSize);
        positive("num_labels", numLabels);
        require(hiddenSize % heads == 0, "hidden_size", hiddenSize, "a multiple of num_attention_heads " + heads);
        require(layerNormEps > 0, "layer_norm_eps", layerNormEps, "a positive number");
        require(initializerRange > 0, "initializer_range", initializerRange, "a positive number");
        probability("hidden_dropout_prob", hiddenDropout);
        probability("attention_probs_dropout_prob", attentionDropout);
        probability("classifier_dropout", classifierDropout);
    }

    /** Width of one attention head. */
    public int headSize() {
        return hiddenSize / heads;
    }

    public BertConfig withNumLabels(int labels) {
        return new BertConfig(
                vocabSize,
                hiddenSize,
                layers,
                heads,
                intermediateSize,
                maxPositions,
                typeVocabSize,
                layerNormEps,
                hiddenDropout,
                attentionDropout,
                classifierDropout,
                labels,
                initializerRange);
    }

    /** The same model with one probability of dropping at every site. */
    public BertConfig withDropout(double probability) {
        return new BertConfig(
                vocabSize,
                hiddenSize,
                layers,
                heads,
                intermediateSize,
                maxPositions,
                typeVocabSize,
                layerNormEps,
                probability,
                probability,
                probability,
                numLabels,
                initializerRange);
    }

    private static void positive(String name, int value) {
        require(value > 0, name, value, "at least 1");
    }

    private static void probability(String name, double value) {
        require(value >= 0 && value < 1, name, value, "in [0, 1)");
    }

    private static void require(boolean condition, String name, Number value, String accepted) {
        if (!condition) {
            throw new IllegalArgumentException(name + " is " + value + " but must be " + accepted);
        }
    }
}
