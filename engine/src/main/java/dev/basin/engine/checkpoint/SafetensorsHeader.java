package dev.basin.engine.checkpoint;

import static dev.basin.engine.checkpoint.CheckpointException.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The header of a safetensors file: {@code {"__metadata__": {string: string}, name: {"dtype", "shape", "data_offsets"}, …}}.
 * The tensors tile the data section exactly: no hole, no overlap, nothing behind the last one.
 *
 * @param metadata the {@code __metadata__} object, empty when absent
 * @param tensors in the order of their bytes
 */
record SafetensorsHeader(Map<String, String> metadata, List<TensorEntry> tensors) {
    private static final String METADATA = "__metadata__";
    private static final Set<String> ENTRY_KEYS = Set.of("dtype", "shape", "data_offsets");

    SafetensorsHeader {
        metadata = Map.copyOf(metadata);
        tensors = List.copyOf(tensors);
    }

    /**
     * Parses the JSON of a header and checks it against the data section.
     *
     * @param json UTF-8, may end in spaces
     * @param dataLength bytes behind the header
     * @throws CheckpointException on the first thing that is not as the format has it
     */
    static SafetensorsHeader parse(ByteBuffer json, long dataLength) {
        ObjectNode root = object(json);
        Map<String, String> metadata = strings(root.remove(METADATA));
        List<TensorEntry> tensors = new ArrayList<>();
        root.properties().forEach(entry -> tensors.add(entry(entry.getKey(), entry.getValue())));
        tensors.sort(Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end));
        checkTiling(tensors, dataLength);
        return new SafetensorsHeader(metadata, tensors);
    }

    private static ObjectNode object(ByteBuffer json) {
        if (!json.hasRemaining() || json.get(json.position()) != '{') {
            throw new CheckpointException("header does not start with '{'");
        }
        try {
            return StrictJson.parse(
                    StandardCharsets.UTF_8.newDecoder().decode(json).toString());
        } catch (CharacterCodingException e) {
            throw new CheckpointException("header is not UTF-8 text", e);
        } catch (CheckpointException e) {
            throw new CheckpointException("header " + e.getMessage(), e);
        }
    }

    private static Map<String, String> strings(JsonNode metadata) {
        Map<String, String> strings = new TreeMap<>();
        if (metadata == null) {
            return strings;
        }
        require(metadata.isObject(), METADATA + " is not an object but " + metadata.getNodeType());
        for (Map.Entry<String, JsonNode> entry : metadata.properties()) {
            require(
                    entry.getValue().isTextual(),
                    "%s[\"%s\"] is not a string: %s",
                    METADATA,
                    entry.getKey(),
                    entry.getValue());
            strings.put(entry.getKey(), entry.getValue().textValue());
        }
        return strings;
    }

    private static TensorEntry entry(String name, JsonNode node) {
        Set<String> keys = node.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
        require(keys.equals(ENTRY_KEYS), "tensor \"%s\": has keys %s, not dtype, shape, data_offsets", name, keys);
        DType dtype = DType.named(node.get("dtype").asText())
                .orElseThrow(() -> new CheckpointException("tensor \"%s\": unknown dtype %s, known are %s"
                        .formatted(name, node.get("dtype"), List.of(DType.values()))));
        List<Long> offsets = sizes(name, "data_offsets", node.get("data_offsets"));
        require(offsets.size() == 2, "tensor \"%s\": data_offsets %s are not [begin, end]", name, offsets);
        require(offsets.getFirst() <= offsets.getLast(), "tensor \"%s\": data_offsets %s run backwards", name, offsets);
        return new TensorEntry(
                name, dtype, sizes(name, "shape", node.get("shape")), offsets.getFirst(), offsets.getLast());
    }

    private static List<Long> sizes(String name, String key, JsonNode array) {
        List<Long> sizes = new ArrayList<>();
        require(array.isArray(), "tensor \"%s\": %s is not an array: %s", name, key, array);
        for (JsonNode element : array) {
            require(
                    element.isIntegralNumber() && element.canConvertToLong() && element.longValue() >= 0,
                    "tensor \"%s\": %s holds %s, not an integer from 0 to 2^63-1",
                    name,
                    key,
                    element);
            sizes.add(element.longValue());
        }
        return sizes;
    }

    private static void checkTiling(List<TensorEntry> tensors, long dataLength) {
        long described = tensors.stream().mapToLong(TensorEntry::end).max().orElse(0);
        require(
                described <= dataLength,
                "file is truncated: the header describes %d bytes of data, %d are there",
                described,
                dataLength);
        long end = 0;
        for (TensorEntry tensor : tensors) {
            require(
                    tensor.begin() >= end,
                    "tensor \"%s\": overlaps the one before it: begins at %d, that one ends at %d",
                    tensor.name(),
                    tensor.begin(),
                    end);
            require(
                    tensor.begin() == end,
                    "tensor \"%s\": a hole of %d bytes lies before it",
                    tensor.name(),
                    tensor.begin() - end);
            end = tensor.end();
        }
        require(end == dataLength, "%d trailing bytes behind the last tensor", dataLength - end);
    }

    /** The bytes of the header as HF's own writer lays them out: compact, in data order, spaces up to a multiple of 8. */
    byte[] toBytes() {
        ObjectNode root = StrictJson.empty();
        if (!metadata.isEmpty()) {
            new TreeMap<>(metadata).forEach(root.putObject(METADATA)::put);
        }
        for (TensorEntry tensor : tensors) {
            ObjectNode entry = root.putObject(tensor.name());
            entry.put("dtype", tensor.dtype().name());
            tensor.shape().forEach(entry.putArray("shape")::add);
            entry.putArray("data_offsets").add(tensor.begin()).add(tensor.end());
        }
        String text = root.toString();
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        return (text + " ".repeat(-length & 7)).getBytes(StandardCharsets.UTF_8);
    }
}
