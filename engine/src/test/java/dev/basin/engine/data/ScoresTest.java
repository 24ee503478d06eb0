package dev.basin.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoresTest {
    private static final double EXACT = 1e-12; // a few roundings of a double near 1

    // 40 true positives, 10 false negatives, 5 false positives, 45 true negatives.
    private static final int[] TRUTH = cells(50, 1, 50, 0);
    private static final int[] PREDICTED = cells(40, 1, 10, 0, 5, 1, 45, 0);

    @Test
    void scoresAccuracyWithItsStandardError() {
        Map<String, Double> scores = Scores.of(GlueTask.SST_2, "dev", TRUTH, PREDICTED);

        assertThat(scores).containsOnlyKeys("accuracy", "accuracy_standard_error");
        assertThat(scores.get("accuracy")).isCloseTo(0.85, within(EXACT));
        assertThat(scores.get("accuracy_standard_error")).isCloseTo(Math.sqrt(0.85 * 0.15 / 100), within(EXACT));
    }

    @Test
    void scoresParaphrasesByAccuracyAndF1() {
        Map<String, Double> scores = Scores.of(GlueTask.MRPC, "dev", TRUTH, PREDICTED);

        double precision = 40.0 / 45;
        double recall = 40.0 / 50;
        double f1 = 2 * precision * recall / (precision + recall);
        assertThat(scores).containsOnlyKeys("accuracy", "accuracy_standard_error", "f1", "combined");
        assertThat(scores.get("f1")).isCloseTo(f1, within(EXACT));
        assertThat(scores.get("combined")).isCloseTo((0.85 + f1) / 2, within(EXACT));
    }

    @Test
    void scoresAcceptabilityByMatthewsCorrelation() {
        Map<String, Double> scores = Scores.of(GlueTask.COLA, "dev", TRUTH, PREDICTED);

        double matthews = (40.0 * 45 - 5.0 * 10) / Math.sqrt(45.0 * 50 * 50 * 55);
        assertThat(scores.keySet()).startsWith("matthews");
        assertThat(scores.get("matthews")).isCloseTo(matthews, within(EXACT));
    }

    @Test
    void correlatesPerfectlyInversely() {
        assertThat(matthews(TRUTH, TRUTH)).isCloseTo(1, within(EXACT));
        int[] inverse = Arrays.stream(TRUTH).map(label -> 1 - label).toArray();
        assertThat(matthews(TRUTH, inverse)).isCloseTo(-1, within(EXACT));
    }

    @Test
    void scoresConstantAnswersAsNoCorrelation() {
        assertThat(matthews(TRUTH, new int[100])).isZero();
        assertThat(matthews(new int[100], PREDICTED)).isZero();
        assertThat(Metric.F1.of(ConfusionMatrix.of(2, new int[3], new int[3]))).isZero();
    }

    @Test
    void correlatesThreeLabelsAsGorodkinDoes() {
        // R_3 by hand: 5 right of 8; sum of true x predicted counts 3*3+3*2+2*3 = 21, squares 22 and 22.
        int[] truth = {0, 0, 0, 1, 1, 1, 2, 2};
        int[] predicted = {0, 0, 2, 1, 1, 0, 2, 2};
        double expected = (6.0 * 8 - 21) / Math.sqrt((64.0 - 22) * (64.0 - 22));
        assertThat(Metric.MATTHEWS.of(ConfusionMatrix.of(3, truth, predicted))).isCloseTo(expected, within(EXACT));
    }

    @Test
    void tellsMatchedFromMismatched() {
        assertThat(Scores.of(GlueTask.MNLI, "dev_matched", TRUTH, PREDICTED)).containsKey("accuracy");
        assertThat(Scores.of(GlueTask.MNLI, "dev_mismatched", TRUTH, PREDICTED))
                .containsOnlyKeys("accuracy_mm", "accuracy_standard_error_mm");
    }

    @Test
    void countsAPredictionThatIsNoLabelAsWrong() {
        int[] predicted = PREDICTED.clone();
        predicted[0] = -1;

        assertThat(Scores.of(GlueTask.MRPC, "dev", TRUTH, predicted).get("accuracy"))
                .isCloseTo(0.84, within(EXACT));
        assertThat(Metric.F1.of(ConfusionMatrix.of(2, TRUTH, predicted)))
                .isCloseTo(2.0 * 39 / (50 + 44), within(EXACT));
        assertThat(matthews(TRUTH, predicted)).isLessThan(matthews(TRUTH, PREDICTED));
        assertThat(matthews(new int[] {0, 1}, new int[] {-1, -1})).isZero();
    }

    @Test
    void refusesMissingPredictions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scores.of(GlueTask.RTE, "dev", new int[3], new int[2]))
                .withMessageContaining("received 2, 3 and 2");
    }

    private static double matthews(int[] truth, int[] predicted) {
        return Metric.MATTHEWS.of(ConfusionMatrix.of(2, truth, predicted));
    }

    /** Runs of labels: how many, which, how many, which. */
    private static int[] cells(int... runs) {
        return IntStream.range(0, runs.length / 2)
                .flatMap(run -> IntStream.generate(() -> runs[2 * run + 1]).limit(runs[2 * run]))
                .toArray();
    }
}
