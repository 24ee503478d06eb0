package dev.basin.engine.layers;

import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterLayout;
import dev.basin.engine.theta.Slot;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a group covers in a model.
 *
 * @param layers numbers of the layers it touches, ascending; empty for embeddings or pooler alone
 * @param embeddings whether it touches the embeddings
 * @param parameters number of floats, above 0
 */
public record LayerExtent(List<Integer> layers, boolean embeddings, long parameters) {
    private static final Pattern LAYER = Pattern.compile("encoder\\.layer\\.(\\d+)\\.");

    public LayerExtent {
        layers = List.copyOf(layers);
    }

    /**
     * What the group covers in models of this layout.
     *
     * @throws IllegalArgumentException if no parameter belongs to the group
     */
    public static LayerExtent of(LayerGroup group, ParameterLayout layout) {
        ParameterLayout part = layout.part(group);
        return new LayerExtent(layers(part), part.slots().stream().anyMatch(LayerExtent::isEmbedding), part.size());
    }

    /** Number of layers in models of this layout. */
    public static int depth(ParameterLayout layout) {
        return layers(layout).size();
    }

    /**
     * The lowest layer that is computed anew when the group moves; empty if everything is, because embeddings move. Above the
     * last layer stands the pooler alone: for that the last layer, too, is computed.
     */
    public OptionalInt lowestComputed(int depth) {
        return embeddings ? OptionalInt.empty() : OptionalInt.of(layers.isEmpty() ? depth - 1 : layers.getFirst());
    }

    private static List<Integer> layers(ParameterLayout layout) {
        return layout.slots().stream()
                .flatMap(LayerExtent::layer)
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<Integer> layer(Slot slot) {
        return LAYER.matcher(slot.name()).results().map(match -> Integer.valueOf(match.group(1)));
    }

    private static boolean isEmbedding(Slot slot) {
        return slot.name().startsWith("embeddings.");
    }
}
