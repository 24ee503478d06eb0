package dev.basin.engine.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final Scorer NO_METRICS = (predictions, labels) -> Map.of();

    @Test
    void meanAndStandardErrorOfTheMean() {
        Evaluation evaluation =
                Evaluation.of(new double[] {1, 2, 3, 6}, new int[] {0, 1, 1, 0}, new int[] {0, 1, 0, 1}, NO_METRICS);
        assertThat(evaluation.meanLoss()).isEqualTo(3);
        // Sample variance (4 + 1 + 0 + 9) / 3, over 4 examples.
        assertThat(evaluation.lossStandardError()).isEqualTo(Math.sqrt(14 / 3.0 / 4), within(1e-15));
        assertThat(evaluation.errors()).isEqualTo(2);
        assertThat(evaluation.error()).isEqualTo(0.5);
        assertThat(evaluation.errorStandardError()).isEqualTo(0.25);
        assertThat(evaluation.nonFinite()).isZero();
    }

    @Test
    void lossesThatAreNotFiniteAreKeptAndCounted() {
        Evaluation evaluation = Evaluation.of(
                new double[] {1, Double.NaN, Double.POSITIVE_INFINITY},
                new int[] {0, Scorer.NONE, 0},
                new int[] {0, 0, 0},
                NO_METRICS);
        assertThat(evaluation.meanLoss()).isNaN();
        assertThat(evaluation.nonFinite()).isEqualTo(2);
        assertThat(evaluation.errors()).isEqualTo(1);
    }

    @Test
    void oneExampleHasNoStandardError() {
        assertThat(Evaluation.of(new double[] {1}, new int[] {0}, new int[] {0}, NO_METRICS)
                        .lossStandardError())
                .isNaN();
    }

    @Test
    void countsMustFitTheExamples() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Evaluation(0, 0, 0, 0, 0, Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Evaluation(0, 0, 5, 4, 0, Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Evaluation(0, 0, 0, 4, -1, Map.of()));
    }
}
