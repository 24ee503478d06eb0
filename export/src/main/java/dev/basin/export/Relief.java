package dev.basin.export;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fields over a grid, one of which is its height.
 *
 * @param x coordinates of the columns, a vector
 * @param y coordinates of the rows, a vector
 * @param height a number for each point, row after row
 * @param fields other numbers, likewise
 * @param texts what there is to say of the whole, by name
 */
public record Relief(
        NumberArray x, NumberArray y, NumberArray height, List<NumberArray> fields, Map<String, String> texts) {
    public Relief {
        fields = List.copyOf(fields);
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        texts.keySet().forEach(Names::require);
        int points = Math.multiplyExact(x.size(), y.size());
        requireSize(height, points);
        fields.forEach(field -> requireSize(field, points));
    }

    static void requireSize(NumberArray field, int points) {
        if (field.size() != points) {
            throw new IllegalArgumentException(
                    "'%s' has %d values for %d points".formatted(field.name(), field.size(), points));
        }
    }
}
