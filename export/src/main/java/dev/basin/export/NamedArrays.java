package dev.basin.export;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a container of arrays holds.
 *
 * @param arrays numbers
 * @param texts by name, for example a JSON document that says where the numbers come from; none is empty
 */
public record NamedArrays(List<NumberArray> arrays, Map<String, String> texts) {
    public NamedArrays {
        arrays = List.copyOf(arrays);
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        Set<String> names = new HashSet<>();
        arrays.forEach(array -> requireNew(names, array.name()));
        texts.forEach((name, text) -> {
            requireNew(names, Names.require(name));
            if (text.isEmpty()) {
                throw new IllegalArgumentException("the text '%s' is empty".formatted(name));
            }
        });
    }

    private static void requireNew(Set<String> names, String name) {
        if (!names.add(name)) {
            throw new IllegalArgumentException("the name '%s' is given twice".formatted(name));
        }
    }
}
