package dev.basin.analysis.rollback;

import dev.basin.analysis.v1.AnalysisResult;
import dev.basin.analysis.v1.LayerRow;
import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.landscape.measures.Measure;
import dev.basin.engine.layers.RollbackRow;
import dev.basin.engine.layers.control.ControlKind;
import dev.basin.engine.layers.control.ControlMeasures;
import dev.basin.requests.Measures;
import dev.basin.requests.PointValues;
import java.util.List;

/** A rollback experiment as the contract writes it. */
final class RollbackMessages {
    private RollbackMessages() {}

    static AnalysisResult.Builder result(RollbackOutcome outcome) {
        AnalysisResult.Builder result = AnalysisResult.newBuilder().addRows(outcome.baseline());
        for (int i = 0; i < outcome.rows().size(); i++) {
            result.addRows(controlled(outcome.rows().get(i), outcome.controls().get(i)));
        }
        return result.addAllMeasures(Measures.toMessages(outcome.table().measures()));
    }

    static LayerRow row(RollbackRow row, List<Measure> measures) {
        LayerRow.Builder message = LayerRow.newBuilder()
                .setGroup(row.group())
                .setParameters(row.parameters())
                .setEvaluation(PointValues.toMessage(row.value()))
                .addAllMeasures(Measures.toMessages(measures));
        if (!row.layers().isEmpty()) {
            message.setFirstLayer(row.layers().getFirst())
                    .setLastLayer(row.layers().getLast());
        }
        return message.build();
    }

    private static LayerRow controlled(LayerRow row, List<Control> controls) {
        LayerRow.Builder message = row.toBuilder();
        for (ControlKind kind : ControlKind.values()) {
            List<PointValue> values = controls.stream()
                    .filter(control -> control.kind() == kind)
                    .map(Control::value)
                    .toList();
            message.addAllMeasures(Measures.toMessages(ControlMeasures.of(kind, values)));
        }
        return message.build();
    }
}
