package dev.basin.analysis.question;

import dev.basin.engine.bert.BertParameters;
import dev.basin.engine.checkpoint.ModelDirectory;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.serving.errors.Violations;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Layer groups as requests name them. */
public final class LayerGroups {
    private static final int FEWEST_LAYERS = 3;

    private LayerGroups() {}

    /**
     * Notes what is wrong with a question's groups. No groups mean the thirds of the layers, of which a model must have three or
     * more.
     *
     * @param field of the list in the request
     */
    public static void check(
            String field, List<dev.basin.analysis.v1.LayerGroup> groups, ModelDirectory model, Violations violations) {
        int layers = model.config().layers();
        if (groups.isEmpty()) {
            violations.require(
                    layers >= FEWEST_LAYERS,
                    field,
                    "no groups for a model of " + layers + " layers",
                    "groups by name, or a model of 3 layers or more for its thirds");
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < groups.size(); i++) {
            check(field + "[" + i + "]", groups.get(i), model, violations);
            String name = groups.get(i).getName();
            violations.require(
                    names.add(name),
                    field + "[" + i + "].name",
                    "'" + name + "' again",
                    "a name that no other group has");
        }
    }

    /** The groups of a checked request, in its order. */
    public static List<LayerGroup> of(List<dev.basin.analysis.v1.LayerGroup> groups) {
        return groups.stream()
                .map(group -> new LayerGroup(group.getName(), group.getGlobsList()))
                .toList();
    }

    /** Groups as a completed request has them. */
    public static List<dev.basin.analysis.v1.LayerGroup> toMessages(List<LayerGroup> groups) {
        return groups.stream()
                .map(group -> dev.basin.analysis.v1.LayerGroup.newBuilder()
                        .setName(group.name())
                        .addAllGlobs(group.globs())
                        .build())
                .toList();
    }

    private static void check(
            String field, dev.basin.analysis.v1.LayerGroup group, ModelDirectory model, Violations violations) {
        violations.require(!group.getName().isBlank(), field + ".name", "nothing", "a name");
        violations.require(group.getGlobsCount() > 0, field + ".globs", "nothing", "at least one glob");
        for (int i = 0; i < group.getGlobsCount(); i++) {
            String glob = group.getGlobs(i);
            LayerGroup alone = new LayerGroup("glob", List.of(glob));
            boolean matches = BertParameters.encoder(model.config()).slots().stream()
                    .anyMatch(slot -> alone.contains(slot.name()));
            violations.require(
                    matches, field + ".globs[" + i + "]", "'" + glob + "'", "a glob that some parameter matches");
        }
    }
}
