package dev.basin.analysis.rollback;

import dev.basin.analysis.question.LayerGroups;
import dev.basin.analysis.v1.LayerGroup;
import dev.basin.analysis.v1.Rollback;
import dev.basin.engine.checkpoint.ModelDirectory;
import dev.basin.engine.layers.LayerSets;
import dev.basin.engine.layers.RollbackRow;
import dev.basin.serving.errors.Violations;
import java.util.ArrayList;
import java.util.List;

/** What a request for a rollback means: its checks and its defaults. */
final class RollbackSpecs {
    private static final String FIELD = "spec.rollback";
    private static final int MOST_CONTROLS = 1000;

    private RollbackSpecs() {}

    static Rollback complete(Rollback rollback, ModelDirectory theta1) {
        Violations violations = new Violations();
        int controls = rollback.getControls();
        violations.require(
                controls >= 0 && controls <= MOST_CONTROLS, FIELD + ".controls", controls, "0 to " + MOST_CONTROLS);
        LayerGroups.check(FIELD + ".groups", rollback.getGroupsList(), theta1, violations);
        checkNames(rollback, theta1.config().layers(), violations);
        violations.throwIfAny();
        return rollback.getGroupsCount() == 0
                ? rollback.toBuilder().addAllGroups(paper(theta1)).build()
                : rollback;
    }

    /** A name means one group in the result, so that none may be that of another that is added. */
    private static void checkNames(Rollback rollback, int depth, Violations violations) {
        List<dev.basin.engine.theta.LayerGroup> added = RollbackPlan.added(rollback, depth);
        for (int i = 0; i < rollback.getGroupsCount(); i++) {
            LayerGroup group = rollback.getGroups(i);
            boolean taken = group.getName().equals(RollbackRow.BASELINE)
                    || added.stream()
                            .anyMatch(other -> other.name().equals(group.getName())
                                    && !other.globs().equals(group.getGlobsList()));
            violations.require(
                    !taken,
                    FIELD + ".groups[" + i + "].name",
                    "'" + group.getName() + "'",
                    "a name that no group added by rule has");
        }
    }

    private static List<LayerGroup> paper(ModelDirectory theta1) {
        List<dev.basin.engine.theta.LayerGroup> groups = new ArrayList<>(
                dev.basin.engine.theta.LayerGroup.thirds(theta1.config().layers()));
        groups.add(LayerSets.all());
        return LayerGroups.toMessages(groups);
    }
}
