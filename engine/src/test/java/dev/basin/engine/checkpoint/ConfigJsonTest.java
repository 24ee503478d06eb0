package dev.basin.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.basin.engine.bert.BertConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigJsonTest {
    private static final String REQUIRED = """
            "vocab_size": 512, "hidden_size": 48, "num_hidden_layers": 3, "num_attention_heads": 4,
            "intermediate_size": 96, "max_position_embeddings": 32""";

    @TempDir
    Path folder;

    @Test
    void aFileOfHuggingFacesLibraryIsRead() {
        ModelConfig config = ConfigJson.read(TinyBert.FOLDER.resolve("config.json"));

        assertThat(config.bert()).isEqualTo(new BertConfig(512, 48, 3, 4, 96, 32, 2, 1e-12, 0.1, 0.1, 0.1, 3, 0.02));
        assertThat(config.labels()).isEqualTo(TaskLabels.unnamed(3));
        assertThat(config.labels().areNamed()).isFalse();
    }

    /** The defaults are those of transformers' BertConfig, as in the first published bert_config.json files. */
    @Test
    void whatIsLeftOutTakesHuggingFacesDefaults() throws IOException {
        ModelConfig config = read("{%s, \"hidden_dropout_prob\": 0.25}".formatted(REQUIRED));

        assertThat(config.bert()).isEqualTo(new BertConfig(512, 48, 3, 4, 96, 32, 2, 1e-12, 0.25, 0.1, 0.25, 2, 0.02));
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        ModelConfig config = new ModelConfig(
                new BertConfig(512, 48, 3, 4, 96, 32, 1, 1e-6, 0, 0.2, 0.3, 3, 0.01),
                new TaskLabels("mnli", List.of("contradiction", "entailment", "neutral")));

        assertThat(read(ConfigJson.formatClassifier(config))).isEqualTo(config);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "model_type": "roberta"                                           | model_type is "roberta", only "bert" is accepted
            "hidden_act": "gelu_new"                                          | hidden_act is "gelu_new", only "gelu" is accepted
            "position_embedding_type": "relative_key"                         | position_embedding_type is "relative_key", only "absolute" is accepted
            "is_decoder": true                                                | is_decoder is true, only encoders are accepted
            "add_cross_attention": true                                       | add_cross_attention is true
            "pruned_heads": {"0": [1]}                                        | pruned_heads is {"0":[1]}, only whole float models are accepted
            "quantization_config": {"bits": 8}                                | quantization_config is
            "type_vocab_size": 1.5                                            | type_vocab_size is 1.5, an integer is accepted
            "type_vocab_size": 0                                              | type_vocab_size is 0
            "layer_norm_eps": "tiny"                                          | layer_norm_eps is "tiny", a number is accepted
            "hidden_dropout_prob": 1.5                                        | hidden_dropout_prob is 1.5
            "id2label": {"0": "a", "2": "b"}                                  | id2label is {"0":"a","2":"b"}, names for the ids 0 to 1 are accepted
            "id2label": {"0": "a", "1": "a"}                                  | labels are [a, a]
            "id2label": {"0": "a", "1": "b"}, "label2id": {"a": 1, "b": 0}    | label2id {"a":1,"b":0} contradicts id2label [a, b]
            "hidden_size": 48                                                 | Duplicate field 'hidden_size'
            """)
    void aModelThatThisEngineDoesNotComputeIsRefused(String extra, String problem) {
        assertThatThrownBy(() -> read("{%s, %s}".formatted(REQUIRED, extra)))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("config.json: " + (problem.startsWith("Dup") ? "is not valid JSON: " : ""))
                .hasMessageContaining(problem);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                   | vocab_size is missing
            []                   | is not a JSON object
            {                    | is not valid JSON
            {} {}                | is not valid JSON
            """)
    void aFileThatIsNoConfigurationIsRefused(String text, String problem) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(problem);
    }

    private ModelConfig read(String text) throws IOException {
        return ConfigJson.read(Files.writeString(folder.resolve("config.json"), text));
    }
}
