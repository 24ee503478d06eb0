package dev.basin.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BertTokenizerTest {
    // The vocabulary of the WordPiece test in BERT's own code, and two tokens more that a BERT vocabulary has.
    private static final String SMALL_VOCABULARY = String.join(
            "\n",
            List.of(
                    "[PAD]",
                    "[UNK]",
                    "[CLS]",
                    "[SEP]",
                    "want",
                    "##want",
                    "##ed",
                    "wa",
                    "un",
                    "runn",
                    "##ing",
                    ",",
                    "low",
                    "lowest",
                    "[MASK]",
                    "UN",
                    "##\u00e9d"));

    @TempDir
    Path model;

    @Test
    void splitsWordsGreedilyIntoTheLongestPieces() throws IOException {
        Files.writeString(model.resolve("vocab.txt"), SMALL_VOCABULARY);

        // As in BERT's tokenization_test.py: lower-cased, accents stripped.
        assertThat(pieces("UNwant\u00E9d,running"))
                .containsExactly("[CLS]", "un", "##want", "##ed", ",", "runn", "##ing", "[SEP]");
        assertThat(pieces("unwantedX")).containsExactly("[CLS]", "[UNK]", "[SEP]");
        assertThat(pieces("")).containsExactly("[CLS]", "[SEP]");
    }

    @Test
    void keepsCaseAndAccentsWhereTheConfigSaysSo() throws IOException {
        Files.writeString(model.resolve("vocab.txt"), SMALL_VOCABULARY);
        Files.writeString(model.resolve("tokenizer_config.json"), "{\"do_lower_case\": false}");

        assertThat(pieces("UNwant\u00E9d")).containsExactly("[CLS]", "UN", "##want", "##\u00e9d", "[SEP]");
    }

    @Test
    void numbersPiecesByTheirLineAndMarksSegments() throws IOException {
        Files.writeString(model.resolve("vocab.txt"), SMALL_VOCABULARY);

        try (BertTokenizer tokenizer = BertTokenizer.open(model, 128)) {
            EncodedExample pair = tokenizer.encode(new Example("x", "low", "unwanted low", 1));
            assertThat(pair.inputIds()).containsExactly(2, 12, 3, 8, 5, 6, 12, 3);
            assertThat(pair.segmentIds()).containsExactly(0, 0, 0, 1, 1, 1, 1, 1);
            assertThat(pair.label()).isEqualTo(1);
            assertThat(tokenizer.vocabularySize()).isEqualTo(17);
        }
    }

    @Test
    void cutsTheLongerTextFirst() throws IOException {
        Files.writeString(model.resolve("vocab.txt"), SMALL_VOCABULARY);

        // Five pieces beside the three special ones: the short text stays whole, the long one loses its end.
        assertThat(pieces(8, "low low low low low low", "un wa"))
                .containsExactly("[CLS]", "low", "low", "low", "[SEP]", "un", "wa", "[SEP]");
        assertThat(pieces(8, "low low", "un wa un wa un wa"))
                .containsExactly("[CLS]", "low", "low", "[SEP]", "un", "wa", "un", "[SEP]");
        // Both too long: cut to equal lengths, the odd piece to the text that was longer.
        assertThat(pieces(8, "low low low low low", "un wa un wa"))
                .containsExactly("[CLS]", "low", "low", "low", "[SEP]", "un", "wa", "[SEP]");
        assertThat(pieces(8, "low low low low low low low", null)).hasSize(8).endsWith("low", "[SEP]");
    }

    @Test
    void readsTheRealVocabulary() throws IOException {
        Files.copy(SharedData.path("vocab/bert-base-uncased-vocab.txt"), model.resolve("vocab.txt"));

        assertThat(pieces("Embeddings, tokenization!"))
                .containsExactly("[CLS]", "em", "##bed", "##ding", "##s", ",", "token", "##ization", "!", "[SEP]");
        try (BertTokenizer tokenizer = BertTokenizer.open(model, 128)) {
            // "hello world" as every tutorial prints it.
            assertThat(tokenizer
                            .encode(new Example("x", "Hello world", null, 0))
                            .inputIds())
                    .containsExactly(101, 7592, 2088, 102);
            assertThat(tokenizer.vocabularySize()).isEqualTo(30522);
        }
    }

    @Test
    void writesFromTheVocabularyWhatHuggingFaceWrote(@TempDir Path builtIn) throws IOException {
        Files.copy(SharedData.path("vocab/bert-base-uncased-vocab.txt"), model.resolve("vocab.txt"));
        // The built-in model has bert-base-uncased's vocabulary, and padding to 128 stored in its file.
        try (InputStream json = getClass().getResourceAsStream("/all-minilm-l6-v2-tokenizer.json")) {
            Files.copy(json, builtIn.resolve("tokenizer.json"));
        }
        List<String> texts = List.of(
                "it 's a charming and often affecting journey .",
                "Ra\u00fal doesn\u2019t like \u6771\u4eac \u2014 caf\u00e9s\u2026 \ud83d\ude00 \u0000x\u200b",
                "antidisestablishmentarianism".repeat(4),
                "[SEP] inside [MASK] text");

        try (BertTokenizer written = BertTokenizer.open(model, 64);
                BertTokenizer shipped = BertTokenizer.open(builtIn, 64)) {
            for (String text : texts) {
                Example example = new Example("x", text, texts.getFirst(), 0);
                assertThat(written.encode(example).inputIds())
                        .isEqualTo(shipped.encode(example).inputIds());
                assertThat(written.encode(example).segmentIds())
                        .isEqualTo(shipped.encode(example).segmentIds());
                assertThat(shipped.pieces(example)).doesNotContain("[PAD]");
            }
        }
    }

    @Test
    void identifiesItselfByItsContent() throws IOException {
        Files.writeString(model.resolve("vocab.txt"), SMALL_VOCABULARY);
        String lowered = sha256();
        assertThat(sha256()).isEqualTo(lowered).matches("[0-9a-f]{64}");

        Files.writeString(model.resolve("tokenizer_config.json"), "{\"do_lower_case\": false}");
        assertThat(sha256()).isNotEqualTo(lowered);
    }

    @Test
    void refusesWhatIsNoBertTokenizer() throws IOException {
        assertThatThrownBy(() -> BertTokenizer.open(model, 128))
                .isInstanceOf(DataException.class)
                .hasMessage(model + " holds no tokenizer; accepted: tokenizer.json or vocab.txt");
        assertThatThrownBy(() -> BertTokenizer.open(model, 7))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("7 word pieces; accepted: at least 8");
        Files.writeString(model.resolve("vocab.txt"), "[PAD]\nhello\n");
        assertThatThrownBy(() -> BertTokenizer.open(model, 128))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no line '[UNK]'");
        Files.writeString(model.resolve("tokenizer.json"), "{\"model\": ");
        assertThatThrownBy(() -> BertTokenizer.open(model, 128))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("tokenizer.json: not JSON");
        Files.writeString(model.resolve("tokenizer.json"), "{\"model\": {\"type\": \"BPE\", \"vocab\": {}}}");
        assertThatThrownBy(() -> BertTokenizer.open(model, 128))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("type 'BPE'; accepted: WordPiece");
        Files.writeString(model.resolve("tokenizer.json"), "{\"model\": {\"type\": \"WordPiece\", \"vocab\": {}}}");
        assertThatThrownBy(() -> BertTokenizer.open(model, 128)).isInstanceOf(DataException.class);
    }

    private List<String> pieces(String text) {
        return pieces(128, text, null);
    }

    private List<String> pieces(int maxLength, String textA, String textB) {
        try (BertTokenizer tokenizer = BertTokenizer.open(model, maxLength)) {
            return tokenizer.pieces(new Example("x", textA, textB, 0));
        }
    }

    private String sha256() {
        try (BertTokenizer tokenizer = BertTokenizer.open(model, 128)) {
            return tokenizer.sha256();
        }
    }
}
