package dev.basin.engine.layers;

import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterLayout;
import dev.basin.engine.theta.Slot;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a group covers in a model.
 *
 * @param layers numbers of the layers it touches, ascending; empty for embeddings or pooler alone
 * @param parameters number of floats, above 0
 */
public record LayerExtent(List<Integer> layers, long parameters) {
    private static final Pattern LAYER = Pattern.compile("encoder\\.layer\\.(\\d+)\\.");

    public static LayerExtent of(LayerGroup group, ParameterLayout layout) {
        List<Slot> slots = layout.slots().stream()
                .filter(slot -> group.contains(slot.name()))
                .toList();
        if (slots.isEmpty()) {
            throw new IllegalArgumentException("no parameter of the model belongs to the group " + group);
        }
        return new LayerExtent(
                slots.stream().flatMap(LayerExtent::layer).distinct().sorted().toList(),
                slots.stream().mapToLong(Slot::length).sum());
    }

    private static Stream<Integer> layer(Slot slot) {
        return LAYER.matcher(slot.name()).results().map(match -> Integer.valueOf(match.group(1)));
    }
}
