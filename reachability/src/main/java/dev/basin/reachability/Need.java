package dev.basin.reachability;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * One thing that a program reaches by name, so that a native executable has to be told of it.
 *
 * @param name the class as {@link Class#getName} has it, the path of a resource, or a proxy's interfaces joined by commas
 * @param member a field's name or a method's as {@code name(type,type)}, with types as {@link Class#getTypeName} has them; else empty
 */
public record Need(Kind kind, String name, String member) {

    public enum Kind {
        TYPE,
        METHOD,
        FIELD,
        JNI_TYPE,
        JNI_METHOD,
        JNI_FIELD,
        PROXY,
        RESOURCE
    }

    public Need {
        Objects.requireNonNull(kind, "kind is null");
        if (name.isBlank() || (name + member).contains("\t")) {
            throw new IllegalArgumentException(
                    "a need has a name without tabs, received '" + name + "' and '" + member + "'");
        }
    }

    public static Need type(Class<?> type) {
        return new Need(Kind.TYPE, type.getName(), "");
    }

    public static Need resource(String path) {
        return new Need(Kind.RESOURCE, path.startsWith("/") ? path.substring(1) : path, "");
    }

    /** A method, or a constructor as {@code <init>}. */
    public static String signature(String name, List<String> parameterTypes) {
        return name + "(" + String.join(",", parameterTypes) + ")";
    }

    /** One line, read again by {@link #parse}. */
    public String line() {
        return kind.name().toLowerCase(Locale.ROOT) + "\t" + name + "\t" + member;
    }

    public static Need parse(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException(
                    "a line is kind, name and member with tabs between, received '" + line + "'");
        }
        return new Need(Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1], parts[2]);
    }
}
