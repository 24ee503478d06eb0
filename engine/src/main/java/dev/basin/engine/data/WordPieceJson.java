package dev.basin.engine.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the {@code tokenizer.json} of a BERT vocabulary: what BertTokenizer of Hugging Face does with a vocab.txt. */
final class WordPieceJson {
    private static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");
    private static final int LONGEST_WORD = 100; // characters; longer words become [UNK], as in BERT's own code

    private final JsonNodeFactory json = JsonNodeFactory.instance;
    private final Map<String, Integer> ids;

    private WordPieceJson(Map<String, Integer> ids) {
        this.ids = ids;
    }

    /**
     * @param vocabulary one token a line; the line's number, from 0, is its id
     * @param config the content of tokenizer_config.json, empty where there is none: the text is then lower-cased
     */
    static ObjectNode write(Path vocabulary, JsonNode config) {
        return new WordPieceJson(readIds(vocabulary)).tokenizer(config);
    }

    private static Map<String, Integer> readIds(Path vocabulary) {
        Map<String, Integer> ids = new LinkedHashMap<>();
        try (Utf8Lines lines = new Utf8Lines(vocabulary)) {
            for (String token = lines.next(); token != null; token = lines.next()) {
                ids.put(token, (int) lines.number() - 1);
            }
        }
        for (String token : SPECIAL) {
            if (!ids.containsKey(token)) {
                throw DataException.invalid(
                        "%s: no line '%s'; a BERT vocabulary has %s".formatted(vocabulary, token, SPECIAL));
            }
        }
        return ids;
    }

    private ObjectNode tokenizer(JsonNode config) {
        ObjectNode tokenizer = json.objectNode().put("version", "1.0");
        tokenizer.putNull("truncation").putNull("padding");
        tokenizer.set("added_tokens", specialTokens());
        tokenizer.set("normalizer", normalizer(config));
        tokenizer.putObject("pre_tokenizer").put("type", "BertPreTokenizer");
        tokenizer.set("post_processor", template());
        tokenizer
                .putObject("decoder")
                .put("type", "WordPiece")
                .put("prefix", "##")
                .put("cleanup", true);
        tokenizer.set("model", model());
        return tokenizer;
    }

    private ArrayNode specialTokens() {
        ArrayNode tokens = json.arrayNode();
        for (String token : SPECIAL) {
            tokens.addObject()
                    .put("id", ids.get(token))
                    .put("content", token)
                    .put("single_word", false)
                    .put("lstrip", false)
                    .put("rstrip", false)
                    .put("normalized", false)
                    .put("special", true);
        }
        return tokens;
    }

    private ObjectNode normalizer(JsonNode config) {
        ObjectNode normalizer = json.objectNode()
                .put("type", "BertNormalizer")
                .put("clean_text", true)
                .put(
                        "handle_chinese_chars",
                        config.path("tokenize_chinese_chars").asBoolean(true))
                .put("lowercase", config.path("do_lower_case").asBoolean(true));
        // Null means: strip accents where the text is lower-cased.
        JsonNode stripAccents = config.path("strip_accents");
        normalizer.set("strip_accents", stripAccents.isBoolean() ? stripAccents : json.nullNode());
        return normalizer;
    }

    /** {@code [CLS] a [SEP]} with segment 0, then {@code b [SEP]} with segment 1. */
    private ObjectNode template() {
        ObjectNode template = json.objectNode().put("type", "TemplateProcessing");
        ArrayNode single = template.putArray("single");
        single.add(piece("SpecialToken", "[CLS]", 0))
                .add(piece("Sequence", "A", 0))
                .add(piece("SpecialToken", "[SEP]", 0));
        ArrayNode pair = template.putArray("pair").addAll(single);
        pair.add(piece("Sequence", "B", 1)).add(piece("SpecialToken", "[SEP]", 1));
        ObjectNode used = template.putObject("special_tokens");
        for (String token : List.of("[CLS]", "[SEP]")) {
            ObjectNode special = used.putObject(token).put("id", token);
            special.putArray("ids").add(ids.get(token));
            special.putArray("tokens").add(token);
        }
        return template;
    }

    private ObjectNode piece(String kind, String id, int segment) {
        ObjectNode piece = json.objectNode();
        piece.putObject(kind).put("id", id).put("type_id", segment);
        return piece;
    }

    private ObjectNode model() {
        ObjectNode model = json.objectNode()
                .put("type", "WordPiece")
                .put("unk_token", "[UNK]")
                .put("continuing_subword_prefix", "##")
                .put("max_input_chars_per_word", LONGEST_WORD);
        ObjectNode vocabulary = model.putObject("vocab");
        ids.forEach(vocabulary::put);
        return model;
    }
}
