package dev.basin.engine.layers.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.basin.engine.landscape.Evaluation;
import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.landscape.measures.Measure;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ControlMeasuresTest {
    /** Three decimals of a printed table. */
    private static final double TABLE = 5e-4;

    @Test
    void meanDeviationAndIntervalByHand() {
        // 2, 4, 9: mean 5, squares 9 + 1 + 16 = 26, s² = 13.
        List<Measure> measures = ControlMeasures.of(ControlKind.RANDOM_LAYERS, values(2, 4, 9));
        Measure mean = find(measures, "control/random_layers/train_loss");
        double error = Math.sqrt(13.0 / 3);
        assertThat(mean.value()).isEqualTo(5);
        assertThat(mean.standardError().orElseThrow()).isEqualTo(error, within(1e-15));
        assertThat(mean.reference()).contains("over 3 controls", "as many layers");
        assertThat(find(measures, "control/random_layers/train_loss/standard_deviation")
                        .value())
                .isEqualTo(Math.sqrt(13), within(1e-15));
        // Student's t with 2 degrees of freedom at 0.975 in closed form: 0.95 √(2 / (1 − 0.95²)) = 4.3027.
        double half = 0.95 * Math.sqrt(2 / (1 - 0.95 * 0.95)) * error;
        assertThat(find(measures, "control/random_layers/train_loss/ci95_low").value())
                .isEqualTo(5 - half, within(1e-9));
        assertThat(find(measures, "control/random_layers/train_loss/ci95_high").value())
                .isEqualTo(5 + half, within(1e-9));
    }

    @Test
    void theIntervalFollowsTheTableOfStudentsT() {
        Map<Integer, Double> table = Map.of(2, 12.706, 3, 4.303, 5, 2.776, 10, 2.262, 30, 2.045, 1000, 1.962);
        table.forEach((count, t) -> assertThat(new Spread(count, 0, Math.sqrt(count)).halfInterval())
                .isEqualTo(t, within(TABLE)));
    }

    @Test
    void everyMetricOfTheTaskIsAmongTheQuantities() {
        List<Measure> measures = ControlMeasures.of(ControlKind.RANDOM_PERTURBATION, values(0.5, 0.7));
        assertThat(measures).hasSize(5 * 4);
        assertThat(find(measures, "control/random_perturbation/dev_accuracy").value())
                .isEqualTo(0.4, within(1e-15));
        assertThat(find(measures, "control/random_perturbation/dev_f1").value()).isEqualTo(0.25);
        assertThat(find(measures, "control/random_perturbation/dev_loss").value())
                .isEqualTo(1.2, within(1e-15));
        assertThat(find(measures, "control/random_perturbation/dev_error").value())
                .isEqualTo(0.6, within(1e-15));
    }

    @Test
    void aSingleControlHasNoSpreadAndSaysSoAndNoneHasNoMeasures() {
        Measure low = find(
                ControlMeasures.of(ControlKind.RANDOM_LAYERS, values(1)), "control/random_layers/train_loss/ci95_low");
        assertThat(low.value()).isNaN();
        assertThat(low.caveat()).contains("single");
        assertThat(ControlMeasures.of(ControlKind.RANDOM_LAYERS, List.of())).isEmpty();
    }

    @Test
    void aLossThatIsNotFiniteStaysInTheMean() {
        assertThat(find(
                                ControlMeasures.of(ControlKind.RANDOM_LAYERS, values(1, Double.POSITIVE_INFINITY)),
                                "control/random_layers/train_loss")
                        .value())
                .isInfinite();
    }

    /** Losses as given, twice as much on dev, and as the error's share of 1000 examples. */
    private static List<PointValue> values(double... losses) {
        return DoubleStream.of(losses)
                .mapToObj(loss -> new PointValue(
                        new Evaluation(loss, 0, 0, 10, 0, Map.of()),
                        new Evaluation(
                                2 * loss,
                                0,
                                (int) Math.min(1000, loss * 1000),
                                1000,
                                0,
                                Map.of("accuracy", 1 - loss, "accuracy_standard_error", 0.1, "f1", 0.25))))
                .toList();
    }

    private static Measure find(List<Measure> measures, String id) {
        return measures.stream()
                .filter(measure -> measure.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
