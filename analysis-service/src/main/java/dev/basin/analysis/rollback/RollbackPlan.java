package dev.basin.analysis.rollback;

import dev.basin.analysis.question.LayerGroups;
import dev.basin.engine.layers.LayerExtent;
import dev.basin.engine.layers.LayerSets;
import dev.basin.engine.layers.RandomLayers;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterLayout;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which models a rollback evaluates.
 *
 * @param groups rolled back one at a time, the whole encoder last
 * @param layout of the encoder
 * @param controls of each kind per group
 * @param seed of the controls
 */
record RollbackPlan(List<LayerGroup> groups, ParameterLayout layout, int controls, long seed) {
    RollbackPlan {
        groups = List.copyOf(groups);
    }

    /** The plan of a completed request. */
    static RollbackPlan of(dev.basin.analysis.v1.Rollback rollback, ParameterLayout layout) {
        Stream<LayerGroup> named = LayerGroups.of(rollback.getGroupsList()).stream();
        Stream<LayerGroup> added = added(rollback, LayerExtent.depth(layout)).stream();
        return new RollbackPlan(
                Stream.concat(named, added).distinct().toList(),
                layout,
                rollback.getControls(),
                rollback.getControlSeed());
    }

    /** What a request asks for by rule rather than by name, and the wholly rolled-back model. */
    static List<LayerGroup> added(dev.basin.analysis.v1.Rollback rollback, int depth) {
        Stream<LayerGroup> singles = rollback.getSingleLayers() ? LayerSets.singles(depth).stream() : Stream.empty();
        Stream<LayerGroup> runs = rollback.getPrefixesAndSuffixes()
                ? Stream.concat(LayerSets.prefixes(depth).stream(), LayerSets.suffixes(depth).stream())
                : Stream.empty();
        return Stream.concat(Stream.concat(singles, runs), Stream.of(LayerGroup.wholeEncoder()))
                .distinct()
                .toList();
    }

    /** The random sets of layers that are a group's control, in the order drawn; none where it has no such control. */
    List<LayerGroup> randomLayers(LayerGroup group) {
        return RandomLayers.areControlOf(group, layout)
                ? RandomLayers.draw(extent(group).layers().size(), LayerExtent.depth(layout), controls, seed)
                : List.of();
    }

    LayerExtent extent(LayerGroup group) {
        return LayerExtent.of(group, layout);
    }

    /** Models to evaluate, the untouched one and each set of layers once. */
    int models() {
        long sets = groups.stream()
                .flatMap(group -> randomLayers(group).stream())
                .distinct()
                .count();
        return Math.toIntExact(1 + groups.size() + sets + (long) groups.size() * controls);
    }
}
