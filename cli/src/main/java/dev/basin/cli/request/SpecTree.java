package dev.basin.cli.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import dev.basin.cli.UsageException;
import java.util.Optional;
import java.util.stream.Collectors;

/** Walks what a person wrote along the contract: refuses fields that do not exist and spells short enum words out. */
final class SpecTree {
    private SpecTree() {}

    /**
     * The same tree in protobuf's canonical JSON.
     *
     * @param where path of {@code node} in the file, for messages
     * @throws UsageException naming the first field that the contract does not have, and those it has
     */
    static ObjectNode canonical(Descriptor type, JsonNode node, String where) {
        if (!node.isObject()) {
            throw new UsageException("%s is %s; accepted: the fields %s"
                    .formatted(where.isEmpty() ? "the file" : where, node, fieldNames(type)));
        }
        ObjectNode canonical = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(property -> {
            String path = where.isEmpty() ? property.getKey() : where + "." + property.getKey();
            FieldDescriptor field = field(type, property.getKey())
                    .orElseThrow(() -> new UsageException(
                            "%s: there is no such field; accepted: %s".formatted(path, fieldNames(type))));
            canonical.set(field.getJsonName(), value(field, property.getValue(), path));
        });
        return canonical;
    }

    private static JsonNode value(FieldDescriptor field, JsonNode value, String path) {
        if (field.isRepeated() && !field.isMapField() && value.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> array.add(single(field, element, path)));
            return array;
        }
        return single(field, value, path);
    }

    private static JsonNode single(FieldDescriptor field, JsonNode value, String path) {
        if (field.getJavaType() == JavaType.ENUM && value.isValueNode()) {
            String name = new EnumWords(field.getEnumType())
                    .value(path, value.asText())
                    .getName();
            return JsonNodeFactory.instance.textNode(name);
        }
        boolean ownMessage = field.getJavaType() == JavaType.MESSAGE
                && field.getMessageType().getFullName().startsWith("basin.");
        return ownMessage ? canonical(field.getMessageType(), value, path) : value;
    }

    private static Optional<FieldDescriptor> field(Descriptor type, String name) {
        return type.getFields().stream()
                .filter(field ->
                        field.getJsonName().equals(name) || field.getName().equals(name))
                .findFirst();
    }

    private static String fieldNames(Descriptor type) {
        return type.getFields().stream().map(FieldDescriptor::getJsonName).collect(Collectors.joining(", "));
    }
}
