package dev.basin.reachability;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What metadata says of one type.
 *
 * @param members fields by name, methods as {@link Need#signature} has them
 */
public record TypeEntry(
        String name, boolean jni, boolean allFields, boolean allMethods, boolean allConstructors, Set<String> members) {

    public TypeEntry {
        members = Set.copyOf(members);
    }

    static TypeEntry of(String name, JsonNode entry, boolean jni) {
        Set<String> members = new HashSet<>();
        entry.path("fields").forEach(field -> members.add(field.path("name").textValue()));
        entry.path("methods").forEach(method -> {
            List<String> parameters = new ArrayList<>();
            method.path("parameterTypes").forEach(type -> parameters.add(type.textValue()));
            members.add(Need.signature(method.path("name").textValue(), parameters));
        });
        return new TypeEntry(
                name,
                jni,
                entry.path("allDeclaredFields").asBoolean(),
                entry.path("allDeclaredMethods").asBoolean(),
                entry.path("allDeclaredConstructors").asBoolean(),
                members);
    }

    boolean covers(Need need) {
        if (!name.equals(need.name())) {
            return false;
        }
        return switch (need.kind()) {
            case TYPE -> true;
            case JNI_TYPE -> jni;
            case METHOD -> holdsMethod(need.member());
            case JNI_METHOD -> jni && holdsMethod(need.member());
            case FIELD -> allFields || members.contains(need.member());
            case JNI_FIELD -> jni && (allFields || members.contains(need.member()));
            case PROXY, RESOURCE -> false;
        };
    }

    private boolean holdsMethod(String signature) {
        return members.contains(signature) || (signature.startsWith("<init>") ? allConstructors : allMethods);
    }
}
