package dev.basin.engine.checkpoint;

import static dev.basin.engine.checkpoint.CheckpointException.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** The tokenizer files of the built-in model. */
final class MiniLmTokenizer {
    private MiniLmTokenizer() {}

    static void write(Path folder) throws IOException {
        ObjectNode tokenizer;
        try (InputStream json = MiniLmArtifact.tokenizer()) {
            tokenizer = StrictJson.parse(new String(json.readAllBytes(), StandardCharsets.UTF_8));
        }
        // The artifact's own settings cut and pad every text to 128 tokens; that is for each use to choose.
        tokenizer.putNull("truncation").putNull("padding");
        AtomicFile.write(folder.resolve("tokenizer.json"), tokenizer.toString());
        AtomicFile.write(
                folder.resolve("vocab.txt"), vocabulary(tokenizer.path("model").path("vocab")));
        AtomicFile.write(folder.resolve("tokenizer_config.json"), settings().toPrettyString() + "\n");
    }

    /** One token a line, in the order of the ids. */
    private static String vocabulary(JsonNode idsByToken) {
        String[] tokens = new String[BuiltInModel.CONFIG.vocabSize()];
        for (Map.Entry<String, JsonNode> entry : idsByToken.properties()) {
            tokens[entry.getValue().intValue()] = entry.getKey();
        }
        require(
                idsByToken.size() == tokens.length,
                "the tokenizer has %d tokens, not %d",
                idsByToken.size(),
                tokens.length);
        return String.join("\n", tokens) + "\n";
    }

    private static ObjectNode settings() {
        return StrictJson.empty()
                .put("tokenizer_class", "BertTokenizer")
                .put("do_lower_case", true)
                .put("model_max_length", BuiltInModel.CONFIG.maxPositions())
                .put("unk_token", "[UNK]")
                .put("sep_token", "[SEP]")
                .put("pad_token", "[PAD]")
                .put("cls_token", "[CLS]")
                .put("mask_token", "[MASK]");
    }
}
