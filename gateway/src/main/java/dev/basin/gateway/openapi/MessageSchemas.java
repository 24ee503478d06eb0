package dev.basin.gateway.openapi;

import com.google.protobuf.Any;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Schemas of messages in protobuf's canonical JSON, with those of every message and enum that they hold; named as in the contracts. */
final class MessageSchemas {
    private static final String NUMBER = "Number";

    private final Map<String, Schema> schemas = new LinkedHashMap<>();

    MessageSchemas(List<Descriptor> messages) {
        messages.forEach(this::reference);
    }

    Map<String, Schema> byName() {
        return schemas;
    }

    private Schema reference(Descriptor message) {
        Schema known = wellKnown(message);
        if (known != null) {
            return known;
        }
        if (!schemas.containsKey(message.getFullName())) {
            Schema schema = typed(SchemaType.OBJECT);
            schemas.put(message.getFullName(), schema); // before its fields, which may hold it again
            message.getFields().forEach(field -> schema.addProperty(field.getJsonName(), field(field)));
        }
        return to(message.getFullName());
    }

    /** Messages that canonical JSON writes in a way of their own; null for any other. */
    private static Schema wellKnown(Descriptor message) {
        if (message.equals(Timestamp.getDescriptor())) {
            return typed(SchemaType.STRING).format("date-time");
        }
        if (message.equals(Duration.getDescriptor())) {
            return typed(SchemaType.STRING).pattern("^-?\\d+(\\.\\d+)?s$");
        }
        if (message.equals(Any.getDescriptor())) {
            return typed(SchemaType.OBJECT)
                    .addProperty("@type", typed(SchemaType.STRING))
                    .additionalPropertiesBoolean(true);
        }
        return null;
    }

    private Schema field(FieldDescriptor field) {
        if (field.isMapField()) {
            FieldDescriptor value = field.getMessageType().findFieldByName("value");
            return typed(SchemaType.OBJECT).additionalPropertiesSchema(single(value));
        }
        return field.isRepeated() ? typed(SchemaType.ARRAY).items(single(field)) : single(field);
    }

    private Schema single(FieldDescriptor field) {
        return switch (field.getType()) {
            case MESSAGE, GROUP -> reference(field.getMessageType());
            case ENUM -> reference(field.getEnumType());
            case BOOL -> typed(SchemaType.BOOLEAN);
            case STRING -> typed(SchemaType.STRING);
            case BYTES -> typed(SchemaType.STRING).format("byte");
            case DOUBLE, FLOAT -> number();
            case INT32, SINT32, SFIXED32, UINT32, FIXED32 ->
                typed(SchemaType.INTEGER).format("int32");
            case INT64, SINT64, SFIXED64, UINT64, FIXED64 ->
                typed(SchemaType.STRING).format("int64");
        };
    }

    private Schema reference(EnumDescriptor words) {
        if (!schemas.containsKey(words.getFullName())) {
            Schema schema = typed(SchemaType.STRING);
            words.getValues().stream().map(EnumValueDescriptor::getName).forEach(schema::addEnumeration);
            schemas.put(words.getFullName(), schema);
        }
        return to(words.getFullName());
    }

    /** A loss may well be infinite, and JSON has no number for it. */
    private Schema number() {
        schemas.computeIfAbsent(
                NUMBER,
                name -> OASFactory.createSchema()
                        .addAnyOf(typed(SchemaType.NUMBER).format("double"))
                        .addAnyOf(typed(SchemaType.STRING).enumeration(List.of("NaN", "Infinity", "-Infinity"))));
        return to(NUMBER);
    }

    private static Schema typed(SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }

    private static Schema to(String name) {
        return OASFactory.createSchema().ref(name);
    }
}
