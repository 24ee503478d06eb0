package dev.basin.engine.layers.control;

import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.landscape.measures.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A group's controls in numbers: for every quantity {@code control/kind/quantity}, the mean, and below it
 * {@code /standard_deviation}, {@code /ci95_low} and {@code /ci95_high}. Quantities are {@code train_loss}, {@code dev_loss},
 * {@code dev_error} and each of the task's metrics as {@code dev_accuracy} and so on.
 */
public final class ControlMeasures {
    /** Tasks give errors of their metrics among them; the spread of the controls is another thing. */
    private static final String ERROR_OF_A_METRIC = "_standard_error";

    private static final String ONE = "a single control has no spread";

    private final ControlKind kind;
    private final List<PointValue> values;
    private final List<Measure> measures = new ArrayList<>();

    private ControlMeasures(ControlKind kind, List<PointValue> values) {
        this.kind = kind;
        this.values = values;
    }

    /**
     * Reads them off a kind of control.
     *
     * @param values one per control; none give no measures
     */
    public static List<Measure> of(ControlKind kind, List<PointValue> values) {
        return values.isEmpty() ? List.of() : new ControlMeasures(kind, values).measures();
    }

    private List<Measure> measures() {
        add("train_loss", "nats", value -> value.train().meanLoss());
        add("dev_loss", "nats", value -> value.dev().meanLoss());
        add("dev_error", "share of dev examples", value -> value.dev().error());
        values.getFirst().dev().metrics().keySet().stream()
                .filter(metric -> !metric.contains(ERROR_OF_A_METRIC))
                .forEach(metric -> add(
                        "dev_" + metric, metric, value -> value.dev().metrics().getOrDefault(metric, Double.NaN)));
        return measures;
    }

    private void add(String quantity, String unit, ToDoubleFunction<PointValue> of) {
        Spread spread = Spread.of(values.stream().mapToDouble(of).toArray());
        String id = "control/" + kind.key() + "/" + quantity;
        String reference = "R7: %s over %d controls, each " + kind.words();
        measures.add(noted(Measure.of(id, spread.mean(), unit, reference.formatted("mean", spread.count()))
                .withStandardError(spread.standardError())));
        measures.add(noted(Measure.of(
                id + "/standard_deviation",
                spread.standardDeviation(),
                unit,
                reference.formatted("standard deviation", spread.count()))));
        String interval = reference.formatted("95 % confidence interval of the mean by Student's t", spread.count());
        measures.add(noted(Measure.of(id + "/ci95_low", spread.mean() - spread.halfInterval(), unit, interval)));
        measures.add(noted(Measure.of(id + "/ci95_high", spread.mean() + spread.halfInterval(), unit, interval)));
    }

    private Measure noted(Measure measure) {
        return values.size() == 1 ? measure.withCaveat(ONE) : measure;
    }
}
