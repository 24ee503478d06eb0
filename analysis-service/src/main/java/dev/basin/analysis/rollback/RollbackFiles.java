package dev.basin.analysis.rollback;

import dev.basin.analysis.question.EvaluationTable;
import dev.basin.common.v1.Artifact;
import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.layers.RollbackRow;
import dev.basin.jobs.JobContext;
import java.util.List;
import java.util.stream.Stream;

/** Writes a rollback experiment as tables: one of the groups, and one of every single control. */
final class RollbackFiles {
    private RollbackFiles() {}

    static List<Artifact> write(JobContext context, RollbackOutcome outcome) {
        Artifact rows = rows(outcome).write(context, "rollback.csv", "rollback table");
        return outcome.plan().controls() == 0
                ? List.of(rows)
                : List.of(rows, controls(outcome).write(context, "controls.csv", "every control of the rollback"));
    }

    private static EvaluationTable rows(RollbackOutcome outcome) {
        RollbackRow baseline = outcome.table().baseline();
        EvaluationTable table = new EvaluationTable(baseline.value(), "group", "layers", "parameters");
        Stream.concat(Stream.of(baseline), outcome.table().rows().stream())
                .forEach(row ->
                        table.add(row.value(), row.group(), EvaluationTable.layers(row.layers()), row.parameters()));
        return table;
    }

    private static EvaluationTable controls(RollbackOutcome outcome) {
        PointValue like = outcome.table().baseline().value();
        EvaluationTable table = new EvaluationTable(like, "group", "control", "draw", "layers");
        for (int i = 0; i < outcome.controls().size(); i++) {
            String group = outcome.rows().get(i).getGroup();
            outcome.controls()
                    .get(i)
                    .forEach(control -> table.add(
                            control.value(),
                            group,
                            control.kind().key(),
                            control.draw(),
                            EvaluationTable.layers(control.layers())));
        }
        return table;
    }
}
