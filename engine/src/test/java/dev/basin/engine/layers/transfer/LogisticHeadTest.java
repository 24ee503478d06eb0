package dev.basin.engine.layers.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.basin.engine.landscape.HeadInputs;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticHeadTest {
    private static final double L2 = LogisticHead.DEFAULT_L2;

    @Test
    void theGradientIsThatOfFiniteDifferences() {
        LogisticLoss loss = new LogisticLoss(random(20, 3, 3), 3, 0.1);
        double[] head = new Random(2).doubles(loss.size(), -2, 2).toArray();
        double[] gradient = new double[loss.size()];
        double[] unused = new double[loss.size()];
        double unusedValue = loss.value(head, gradient);
        assertThat(unusedValue).isPositive();
        double step = 1e-5; // error about step² in central differences
        for (int i = 0; i < head.length; i++) {
            double at = head[i];
            head[i] = at + step;
            double above = loss.value(head, unused);
            head[i] = at - step;
            double below = loss.value(head, unused);
            head[i] = at;
            assertThat(gradient[i]).isEqualTo((above - below) / (2 * step), within(1e-9));
        }
    }

    @Test
    void inputsThatSayNothingGiveTheSharesOfTheClasses() {
        HeadInputs inputs = new HeadInputs(new double[6][2], new int[] {0, 0, 0, 1, 1, 2});
        double[] head = LogisticHead.fit(inputs, 3, L2).values();
        double sum = Math.exp(head[6]) + Math.exp(head[7]) + Math.exp(head[8]);
        assertThat(Math.exp(head[6]) / sum).isEqualTo(0.5, within(1e-5));
        assertThat(Math.exp(head[7]) / sum).isEqualTo(1.0 / 3, within(1e-5));
        assertThat(Math.exp(head[8]) / sum).isEqualTo(1.0 / 6, within(1e-5));
    }

    @Test
    void twoPointsOnALineGiveTheWeightThatAnEquationOfOneUnknownGives() {
        HeadInputs inputs = new HeadInputs(new double[][] {{-1}, {1}}, new int[] {0, 1});
        double[] head = LogisticHead.fit(inputs, 2, L2).values();
        // By symmetry the weights are -w and w and the biases equal: loss log(1 + exp(-2 w)) + l2 w², whose slope is 0
        // at w.
        double low = 0;
        double high = 100;
        for (int i = 0; i < 200; i++) {
            double w = (low + high) / 2;
            double slope = -2 / (1 + Math.exp(2 * w)) + 2 * L2 * w;
            low = slope < 0 ? w : low;
            high = slope < 0 ? high : w;
        }
        // A slope within the tolerance leaves w uncertain by tolerance / curvature, and the curvature is above 2 l2.
        assertThat(head[1]).isEqualTo(low, within(LogisticHead.TOLERANCE / L2));
        assertThat(head[0]).isEqualTo(-head[1], within(1e-9));
        assertThat(head[2]).isEqualTo(head[3], within(1e-9));
    }

    @Test
    void theMinimumIsReachedAndTheSameEachTime() {
        HeadInputs inputs = random(200, 24, 3);
        LogisticHead fit = LogisticHead.fit(inputs, 3, L2);
        assertThat(fit.largestSlope()).isLessThanOrEqualTo(LogisticHead.TOLERANCE);
        assertThat(fit.measures())
                .allSatisfy(measure -> assertThat(measure.caveat()).isEmpty());
        assertThat(LogisticHead.fit(inputs, 3, L2).values()).isEqualTo(fit.values());
    }

    @Test
    void inputsThatAreNoNumbersAreSaidNotToHaveConverged() {
        LogisticHead fit =
                LogisticHead.fit(new HeadInputs(new double[][] {{Double.NaN}, {1}}, new int[] {0, 1}), 2, L2);
        assertThat(fit.measures().getFirst().caveat()).isEqualTo("not converged");
    }

    @Test
    void whatHasNoUniqueMinimumIsRefused() {
        HeadInputs inputs = random(4, 2, 2);
        assertThatIllegalArgumentException().isThrownBy(() -> LogisticHead.fit(inputs, 2, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new HeadInputs(new double[0][], new int[0]));
    }

    private static HeadInputs random(int examples, int width, int classes) {
        Random random = new Random(1);
        double[][] rows = new double[examples][];
        int[] labels = new int[examples];
        for (int i = 0; i < examples; i++) {
            rows[i] = random.doubles(width, -1, 1).toArray();
            labels[i] = random.nextInt(classes);
        }
        return new HeadInputs(rows, labels);
    }
}
