package dev.basin.export;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A way through a relief, from point to point.
 *
 * @param x of each point, a vector
 * @param y of each point
 * @param height of each point
 * @param fields other numbers for each point
 * @param texts what there is to say of the whole, by name
 */
public record Track(
        NumberArray x, NumberArray y, NumberArray height, List<NumberArray> fields, Map<String, String> texts) {
    public Track {
        fields = List.copyOf(fields);
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        texts.keySet().forEach(Names::require);
        int points = x.size();
        Relief.requireSize(y, points);
        Relief.requireSize(height, points);
        fields.forEach(field -> Relief.requireSize(field, points));
    }
}
