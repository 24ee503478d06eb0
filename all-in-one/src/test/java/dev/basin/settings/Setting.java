package dev.basin.settings;

import io.quarkus.runtime.configuration.MemorySize;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A setting as the code reads it.
 *
 * @param reader class that reads it
 * @param type type of its value, the one inside of an Optional or a Map
 * @param fallback its default, null for none
 */
record Setting(String key, Class<?> reader, Type type, String fallback) {
    private static final Map<Type, String> VALUES = Map.of(
            String.class, "text",
            Path.class, "path",
            URI.class, "address",
            Duration.class, "time",
            MemorySize.class, "bytes",
            int.class, "number",
            Integer.class, "number",
            boolean.class, "`true`, `false`");

    /** The name of the environment variable. */
    String variable() {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** What it takes, in the document's words. */
    String value() {
        if (type instanceof ParameterizedType list && list.getRawType().equals(List.class)) {
            return "list of " + word(list.getActualTypeArguments()[0]) + "s";
        }
        return word(type);
    }

    private static String word(Type type) {
        if (type instanceof Class<?> kind && kind.isEnum()) {
            return Arrays.stream(kind.getEnumConstants())
                    .map(constant -> "`" + constant.toString().toLowerCase(Locale.ROOT) + "`")
                    .collect(Collectors.joining(", "));
        }
        if (!VALUES.containsKey(type)) {
            throw new IllegalArgumentException("no word for values of " + type + "; known: " + VALUES.keySet());
        }
        return VALUES.get(type);
    }
}
