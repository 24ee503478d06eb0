package dev.basin.engine.layers;

import dev.basin.engine.random.SplitMix64;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterLayout;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Layers chosen at random, a control of the rollback (R7). Every set of so many layers is as likely as every other, the group's own among them, and may be drawn
 * again. Groups of as many layers have the same sets under a seed, so that a set is evaluated once for all of them.
 */
public final class RandomLayers {
    /** Tells these numbers from others drawn under the same seed. */
    private static final long LAYERS = 1;

    private RandomLayers() {}

    /**
     * Draws sets.
     *
     * @param size layers in a set
     * @param depth layers in the model
     */
    public static List<LayerGroup> draw(int size, int depth, int draws, long seed) {
        return IntStream.range(0, draws)
                .mapToObj(draw -> SplitMix64.of(seed, LAYERS, size, draw))
                .map(random -> Arrays.stream(random.permutation(depth))
                        .limit(size)
                        .sorted()
                        .boxed()
                        .toList())
                .map(LayerGroup::ofLayers)
                .toList();
    }

    /**
     * Whether a group has such a control: it must consist of whole layers, and not of all of them, or there is nothing to
     * choose.
     */
    public static boolean areControlOf(LayerGroup group, ParameterLayout layout) {
        List<Integer> layers = LayerExtent.of(group, layout).layers();
        return !layers.isEmpty()
                && layers.size() < LayerExtent.depth(layout)
                && layout.part(group).equals(layout.part(LayerGroup.ofLayers(layers)));
    }
}
