package dev.basin.analysis.rollback;

import dev.basin.analysis.v1.LayerRow;
import dev.basin.engine.layers.RollbackRow;
import dev.basin.engine.layers.RollbackTable;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.requests.PointValues;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All that a rollback evaluated.
 *
 * @param baseline theta1 as it is
 * @param rows one per group of the plan, in its order
 * @param controls the same
 */
record RollbackOutcome(RollbackPlan plan, LayerRow baseline, List<LayerRow> rows, List<List<Control>> controls) {
    RollbackOutcome {
        rows = List.copyOf(rows);
        controls = List.copyOf(controls);
    }

    RollbackTable table() {
        return new RollbackTable(
                new RollbackRow(RollbackRow.BASELINE, List.of(), 0, PointValues.fromMessage(baseline.getEvaluation())),
                IntStream.range(0, rows.size()).mapToObj(this::row).toList());
    }

    private RollbackRow row(int index) {
        LayerGroup group = plan.groups().get(index);
        return new RollbackRow(
                group.name(),
                plan.extent(group).layers(),
                plan.extent(group).parameters(),
                PointValues.fromMessage(rows.get(index).getEvaluation()));
    }
}
