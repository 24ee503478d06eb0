package dev.basin.engine.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A WordPiece tokenizer in Hugging Face's {@code tokenizer.json} format, as a model directory holds it or as written from
 * its {@code vocab.txt}.
 *
 * @param file the file it was read from, for messages
 * @param vocabularySize one more than the highest token id
 */
record TokenizerJson(Path file, String text, int vocabularySize) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Prefers {@code tokenizer.json}, as Hugging Face does; {@code vocab.txt} is enough. */
    static TokenizerJson read(Path modelDirectory) {
        Path json = modelDirectory.resolve("tokenizer.json");
        if (Files.isRegularFile(json)) {
            return checked(json, text(json));
        }
        Path vocabulary = modelDirectory.resolve("vocab.txt");
        if (Files.isRegularFile(vocabulary)) {
            JsonNode config = parse(modelDirectory.resolve("tokenizer_config.json"));
            return checked(vocabulary, WordPieceJson.write(vocabulary, config).toString());
        }
        throw DataException.notFound(
                "%s holds no tokenizer; accepted: tokenizer.json or vocab.txt".formatted(modelDirectory));
    }

    private static TokenizerJson checked(Path file, String text) {
        JsonNode tokenizer = parse(file, text);
        JsonNode model = tokenizer.path("model");
        String type = model.path("type").asText("WordPiece");
        if (!type.equals("WordPiece") || !model.path("vocab").isObject()) {
            throw DataException.invalid(
                    "%s: a tokenizer of type '%s'; accepted: WordPiece, with a vocabulary".formatted(file, type));
        }
        int highest = -1;
        for (JsonNode id : model.path("vocab")) {
            highest = Math.max(highest, id.asInt());
        }
        for (JsonNode added : tokenizer.path("added_tokens")) {
            highest = Math.max(highest, added.path("id").asInt());
        }
        return new TokenizerJson(file, text, highest + 1);
    }

    private static JsonNode parse(Path optionalFile) {
        return Files.isRegularFile(optionalFile) ? parse(optionalFile, text(optionalFile)) : JSON.createObjectNode();
    }

    private static JsonNode parse(Path file, String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw DataException.invalid("%s: not JSON: %s".formatted(file, e.getOriginalMessage()));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
