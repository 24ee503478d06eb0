package dev.basin.engine.checkpoint;

import static dev.basin.engine.checkpoint.CheckpointException.require;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** JSON objects without duplicate keys and without anything behind them. */
final class StrictJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /** @throws CheckpointException if the text is anything but one JSON object */
    static ObjectNode parse(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            require(root instanceof ObjectNode, "is not a JSON object");
            return (ObjectNode) root;
        } catch (JsonProcessingException e) {
            throw new CheckpointException("is not valid JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** @throws CheckpointException if there is no such file, or it holds anything but one JSON object in UTF-8 */
    static ObjectNode read(Path file) {
        require(Files.isRegularFile(file), "no such file");
        try {
            return parse(Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new CheckpointException("is not UTF-8 text", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    static ObjectNode empty() {
        return JSON.createObjectNode();
    }
}
