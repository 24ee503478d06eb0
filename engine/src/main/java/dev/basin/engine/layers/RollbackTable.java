package dev.basin.engine.layers;

import dev.basin.engine.landscape.Evaluation;
import dev.basin.engine.landscape.measures.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The outcome of a rollback experiment.
 *
 * @param baseline the trained model
 * @param rows one per group, in the order asked
 */
public record RollbackTable(RollbackRow baseline, List<RollbackRow> rows) {
    public RollbackTable {
        rows = List.copyOf(rows);
    }

    /**
     * Per group {@code rollback_drop/G} (R1), what the rollback costs in accuracy, and {@code rollback_loss/G} (R4), the
     * training loss it leaves; then {@code rollback_drop_ordered} and {@code rollback_loss_ordered}, whether low third, middle
     * and high come in this order, where all three were asked.
     */
    public List<Measure> measures() {
        List<Measure> measures = new ArrayList<>();
        rows.forEach(row -> measures.add(dropMeasure(row)));
        rows.forEach(row -> measures.add(lossMeasure(row)));
        Thirds.among(rows, RollbackRow::group).ifPresent(thirds -> {
            measures.add(ordered("rollback_drop_ordered", thirds, this::drop, "R1: D(low) <= D(middle) <= D(high)"));
            measures.add(
                    ordered("rollback_loss_ordered", thirds, RollbackTable::loss, "R4: f_low <= f_middle <= f_high"));
        });
        return measures;
    }

    private Measure dropMeasure(RollbackRow row) {
        return Measure.of(
                        "rollback_drop/" + row.group(),
                        drop(row),
                        "share of dev examples",
                        "R1: dev accuracy of theta1 minus that with the group at theta0, head kept")
                .withStandardError(Math.hypot(
                        baseline.value().dev().errorStandardError(),
                        row.value().dev().errorStandardError()))
                .withCaveat(
                        "standard error as of independent examples; the same ones are used twice, so it is an upper bound"
                                + " where both models err on the same");
    }

    private static Measure lossMeasure(RollbackRow row) {
        Evaluation train = row.value().train();
        return Measure.of(
                        "rollback_loss/" + row.group(),
                        train.meanLoss(),
                        "nats",
                        "R4: f_G(-1, 0), training loss with the group at theta0, head kept")
                .withStandardError(train.lossStandardError());
    }

    /** What the rollback of a row costs: dev accuracy of the baseline minus that of the row; below 0 if it gains. */
    public double drop(RollbackRow row) {
        return row.value().dev().error() - baseline.value().dev().error();
    }

    private static double loss(RollbackRow row) {
        return row.value().train().meanLoss();
    }

    private static Measure ordered(
            String id, Thirds<RollbackRow> thirds, ToDoubleFunction<RollbackRow> quantity, String reference) {
        double middle = quantity.applyAsDouble(thirds.middle());
        boolean ordered =
                quantity.applyAsDouble(thirds.low()) <= middle && middle <= quantity.applyAsDouble(thirds.high());
        return Measure.of(id, ordered ? 1 : 0, "1 if it holds, 0 if not", reference);
    }
}
