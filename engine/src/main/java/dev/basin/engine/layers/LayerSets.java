package dev.basin.engine.layers;

import dev.basin.engine.theta.LayerGroup;
import java.util.List;
import java.util.stream.IntStream;

/** Groups of layers by rule, for a model of so many layers. */
public final class LayerSets {
    private LayerSets() {}

    /** Each layer alone. */
    public static List<LayerGroup> singles(int depth) {
        return IntStream.range(0, depth)
                .mapToObj(layer -> LayerGroup.layers(layer, layer + 1))
                .toList();
    }

    /** The lowest layer, the lowest two, and so on to all but the highest. */
    public static List<LayerGroup> prefixes(int depth) {
        return IntStream.range(1, depth)
                .mapToObj(to -> LayerGroup.layers(0, to))
                .toList();
    }

    /** All but the lowest layer, all but the lowest two, and so on to the highest. */
    public static List<LayerGroup> suffixes(int depth) {
        return IntStream.range(1, depth)
                .mapToObj(from -> LayerGroup.layers(from, depth))
                .toList();
    }

    /** All layers, without embeddings and pooler. */
    public static LayerGroup all() {
        return new LayerGroup("all layers", List.of("encoder.layer.*"));
    }
}
