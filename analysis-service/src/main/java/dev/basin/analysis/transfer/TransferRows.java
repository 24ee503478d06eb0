package dev.basin.analysis.transfer;

import dev.basin.analysis.question.EngineSession;
import dev.basin.analysis.question.Pieces;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.analysis.v1.Donor;
import dev.basin.analysis.v1.LayerRow;
import dev.basin.engine.layers.LayerExtent;
import dev.basin.engine.layers.RollbackRow;
import dev.basin.engine.layers.transfer.Retrained;
import dev.basin.engine.layers.transfer.Transfer;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterLayout;
import dev.basin.requests.Measures;
import dev.basin.requests.PointValues;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The rows of a transfer: theta1, theta0 where the upper layers come from it, then every depth of every donor. Each is a piece of
 * its analysis.
 */
final class TransferRows {
    private final dev.basin.analysis.v1.Transfer request;
    private final ParameterLayout layout;
    private final Pieces pieces;
    private final EngineSession<OpenTransfer> session;
    private final List<LayerRow> rows = new ArrayList<>();

    private TransferRows(
            AnalysisSpec spec, ParameterLayout layout, Pieces pieces, EngineSession<OpenTransfer> session) {
        this.request = spec.getTransfer();
        this.layout = layout;
        this.pieces = pieces;
        this.session = session;
    }

    /** How many there are. */
    static int count(AnalysisSpec spec) {
        dev.basin.analysis.v1.Transfer request = spec.getTransfer();
        int untouched = request.getUpperFromTheta0() ? 2 : 1;
        return untouched + TransferSpecs.donors(request).size() * request.getDepthsCount();
    }

    static List<LayerRow> evaluate(
            AnalysisSpec spec, ParameterLayout layout, Pieces pieces, EngineSession<OpenTransfer> session) {
        TransferRows rows = new TransferRows(spec, layout, pieces, session);
        rows.addUntouched();
        List<Donor> donors = TransferSpecs.donors(spec.getTransfer());
        for (int donor = 0; donor < donors.size(); donor++) {
            for (int depth : spec.getTransfer().getDepthsList()) {
                rows.add(donor, donors.get(donor).getName(), depth);
            }
        }
        return rows.rows;
    }

    private void addUntouched() {
        addUntouched(RollbackRow.BASELINE, OpenTransfer::takeTrained);
        if (request.getUpperFromTheta0()) {
            addUntouched("theta0", OpenTransfer::takeNothing);
        }
    }

    private void addUntouched(String name, Function<OpenTransfer, Transfer> model) {
        LayerRow.Builder row = LayerRow.newBuilder().setGroup(name);
        rows.add(pieces.once(
                "row/" + name, LayerRow.parser(), () -> session.with(open -> evaluated(model.apply(open), row))));
    }

    private void add(int donor, String name, int depth) {
        LayerGroup group = Transfer.lower(depth);
        LayerExtent extent = LayerExtent.of(group, layout);
        LayerRow.Builder row =
                LayerRow.newBuilder().setGroup(group.name()).setDonor(name).setParameters(extent.parameters());
        if (depth > 0) {
            row.setFirstLayer(0).setLastLayer(depth - 1);
        }
        rows.add(pieces.once(
                "row/%04d/%04d".formatted(donor, depth),
                LayerRow.parser(),
                () -> session.with(open -> evaluated(open.take(donor, group), row))));
    }

    private LayerRow evaluated(Transfer transfer, LayerRow.Builder row) {
        row.setEvaluation(PointValues.toMessage(transfer.evaluate()));
        if (request.getRetrainHead()) {
            Retrained retrained = transfer.retrain(request.getHeadPenalty());
            row.setRetrainedHeadEvaluation(PointValues.toMessage(retrained.value()))
                    .addAllMeasures(Measures.toMessages(retrained.measures()));
        }
        return row.build();
    }
}
