package dev.basin.engine.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of a file with one JSON object on each line. Texts are strings; a label is a string, a whole number or a truth value. */
final class JsonLinesRows implements LabelledRows {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;
    private final Utf8Lines lines;
    private final ExampleColumns columns;

    JsonLinesRows(Path file, ExampleColumns columns) {
        this.file = file;
        this.lines = new Utf8Lines(file);
        this.columns = columns;
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public @Nullable LabelledRow next() {
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (!line.isBlank()) {
                return row(object(line));
            }
        }
        return null;
    }

    private JsonNode object(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw invalid("not JSON: " + e.getOriginalMessage());
        }
        throw invalid("not a JSON object; accepted: one object with named fields on each line");
    }

    private LabelledRow row(JsonNode object) {
        String textB = columns.textB();
        return new LabelledRow(
                lines.number(),
                text(object, columns.textA()),
                textB == null ? null : text(object, textB),
                label(object, columns.label()));
    }

    private String text(JsonNode object, String name) {
        JsonNode value = value(object, name);
        if (!value.isTextual()) {
            throw invalid("field '%s' is %s; accepted: a string".formatted(name, value));
        }
        return value.textValue();
    }

    private String label(JsonNode object, String name) {
        JsonNode value = value(object, name);
        if (!value.isTextual() && !value.isIntegralNumber() && !value.isBoolean()) {
            throw invalid("label '%s' is %s; accepted: a string, a whole number, true or false".formatted(name, value));
        }
        return value.asText();
    }

    private JsonNode value(JsonNode object, String name) {
        JsonNode value = object.get(name);
        if (value == null) {
            String found = object.propertyStream().map(field -> field.getKey()).collect(Collectors.joining(", "));
            throw DataException.noColumn(inLine("no field '%s'; found: %s".formatted(name, found)));
        }
        return value;
    }

    private DataException invalid(String message) {
        return DataException.invalid(inLine(message));
    }

    private String inLine(String message) {
        return "%s: line %d: %s".formatted(file, lines.number(), message);
    }

    @Override
    public long lines() {
        return lines.number();
    }

    @Override
    public String sha256() {
        return lines.sha256();
    }

    @Override
    public void close() {
        lines.close();
    }
}
