package dev.basin.engine.checkpoint;

import static dev.basin.engine.checkpoint.CheckpointException.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.basin.engine.bert.BertConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code config.json} as Hugging Face's BertConfig has it. Keys that do not touch the numbers are ignored on reading; those
 * that would make the model another one (activation, kind of position embedding, decoder, quantization) are refused.
 */
final class ConfigJson {
    private final ObjectNode root;

    private ConfigJson(ObjectNode root) {
        this.root = root;
    }

    /** @throws CheckpointException if the file is not the configuration of a BERT this engine computes */
    static ModelConfig read(Path file) {
        try {
            return new ConfigJson(StrictJson.read(file)).parse();
        } catch (CheckpointException e) {
            throw e.in(file);
        }
    }

    private ModelConfig parse() {
        checkArchitecture();
        try {
            TaskLabels labels = new TaskLabels(root.path("finetuning_task").asText(""), labelNames());
            return new ModelConfig(bert(labels.names().size()), labels);
        } catch (IllegalArgumentException e) {
            throw new CheckpointException(e.getMessage(), e);
        }
    }

    private void checkArchitecture() {
        only("model_type", "bert");
        only("hidden_act", "gelu"); // the exact one, with erf
        only("position_embedding_type", "absolute");
        for (String flag : List.of("is_decoder", "add_cross_attention")) {
            require(!root.path(flag).asBoolean(), "%s is true, only encoders are accepted", flag);
        }
        for (String key : List.of("pruned_heads", "quantization_config")) {
            require(root.path(key).isEmpty(), "%s is %s, only whole float models are accepted", key, root.path(key));
        }
    }

    private void only(String key, String accepted) {
        JsonNode value = root.path(key);
        require(
                value.isMissingNode() || value.isNull() || value.asText().equals(accepted),
                "%s is %s, only \"%s\" is accepted",
                key,
                value,
                accepted);
    }

    private BertConfig bert(int numLabels) {
        double hiddenDropout = real("hidden_dropout_prob", 0.1);
        return new BertConfig(
                integer("vocab_size"),
                integer("hidden_size"),
                integer("num_hidden_layers"),
                integer("num_attention_heads"),
                integer("intermediate_size"),
                integer("max_position_embeddings"),
                root.hasNonNull("type_vocab_size") ? integer("type_vocab_size") : 2,
                real("layer_norm_eps", 1e-12),
                hiddenDropout,
                real("attention_probs_dropout_prob", 0.1),
                real("classifier_dropout", hiddenDropout),
                numLabels,
                real("initializer_range", 0.02));
    }

    private int integer(String key) {
        JsonNode value = root.path(key);
        require(!value.isMissingNode(), "%s is missing", key);
        require(value.isIntegralNumber() && value.canConvertToInt(), "%s is %s, an integer is accepted", key, value);
        return value.intValue();
    }

    private double real(String key, double otherwise) {
        JsonNode value = root.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        require(value.isNumber(), "%s is %s, a number is accepted", key, value);
        return value.doubleValue();
    }

    /** Names in the order of their ids; two placeholders when the file says nothing, as Hugging Face has it. */
    private List<String> labelNames() {
        JsonNode byId = root.path("id2label");
        if (byId.isEmpty()) {
            return TaskLabels.unnamed(root.hasNonNull("num_labels") ? integer("num_labels") : 2)
                    .names();
        }
        List<String> names = new ArrayList<>();
        for (int id = 0; id < byId.size(); id++) {
            JsonNode name = byId.path(Integer.toString(id));
            require(name.isTextual(), "id2label is %s, names for the ids 0 to %d are accepted", byId, byId.size() - 1);
            names.add(name.textValue());
        }
        checkInverse(names);
        return names;
    }

    private void checkInverse(List<String> names) {
        JsonNode byName = root.path("label2id");
        for (Map.Entry<String, JsonNode> entry : byName.properties()) {
            require(
                    names.indexOf(entry.getKey()) == entry.getValue().asInt(-1),
                    "label2id %s contradicts id2label %s",
                    byName,
                    names);
        }
    }

    /** The text of a {@code config.json} with which Hugging Face opens a classifier. */
    static String formatClassifier(ModelConfig config) {
        ObjectNode json = format("BertForSequenceClassification", config.bert());
        ObjectNode byId = json.putObject("id2label");
        ObjectNode byName = json.putObject("label2id");
        List<String> labels = config.labels().names();
        for (int id = 0; id < labels.size(); id++) {
            byId.put(Integer.toString(id), labels.get(id));
            byName.put(labels.get(id), id);
        }
        if (!config.labels().task().isEmpty()) {
            json.put("finetuning_task", config.labels().task());
        }
        return json.toPrettyString() + "\n";
    }

    /** The text of a {@code config.json} with which Hugging Face opens an encoder that has no head yet. */
    static String formatEncoder(BertConfig bert) {
        return format("BertModel", bert).toPrettyString() + "\n";
    }

    private static ObjectNode format(String architecture, BertConfig bert) {
        ObjectNode json = StrictJson.empty();
        json.putArray("architectures").add(architecture);
        return json.put("model_type", "bert")
                .put("vocab_size", bert.vocabSize())
                .put("hidden_size", bert.hiddenSize())
                .put("num_hidden_layers", bert.layers())
                .put("num_attention_heads", bert.heads())
                .put("intermediate_size", bert.intermediateSize())
                .put("max_position_embeddings", bert.maxPositions())
                .put("type_vocab_size", bert.typeVocabSize())
                .put("hidden_act", "gelu")
                .put("position_embedding_type", "absolute")
                .put("layer_norm_eps", bert.layerNormEps())
                .put("hidden_dropout_prob", bert.hiddenDropout())
                .put("attention_probs_dropout_prob", bert.attentionDropout())
                .put("classifier_dropout", bert.classifierDropout())
                .put("initializer_range", bert.initializerRange())
                .put("pad_token_id", 0);
    }
}
