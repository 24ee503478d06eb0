package dev.basin.engine.layers.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.landscape.HeadInputs;
import dev.basin.engine.theta.ParameterLayout;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.torch.DeviceKind;
import dev.basin.engine.torch.TorchThreads;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinearHeadTest {
    private static final double PENALTY = 1e-4;

    /** A slope within the search's tolerance leaves a weight uncertain by that over the curvature, which is above lambda. */
    private static final double REST = Lbfgs.FLAT / PENALTY;

    private NDManager manager;

    @BeforeEach
    void open() {
        TorchThreads.prepareThisThread(1);
        manager = DeviceKind.CPU.newMemory();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void inputsThatSayNothingGiveTheSharesOfTheClasses() {
        HeadInputs inputs = new HeadInputs(new float[12], new int[] {0, 0, 0, 1, 1, 2}, 2);
        double[] head = LinearHead.fit(manager, inputs, 3, PENALTY).weights();
        double[] biases = {head[2], head[5], head[8]};
        double sum = Math.exp(biases[0]) + Math.exp(biases[1]) + Math.exp(biases[2]);
        assertThat(Math.exp(biases[0]) / sum).isEqualTo(0.5, within(1e-7));
        assertThat(Math.exp(biases[1]) / sum).isEqualTo(1.0 / 3, within(1e-7));
        assertThat(Math.exp(biases[2]) / sum).isEqualTo(1.0 / 6, within(1e-7));
    }

    /** By symmetry the weights are −w and w, and the loss log(1 + exp(−2 w)) + lambda w²: an equation of one unknown. */
    @Test
    void twoPointsOnALineGiveTheWeightFoundByHalving() {
        HeadInputs inputs = new HeadInputs(new float[] {-1, 1}, new int[] {0, 1}, 1);
        double[] head = LinearHead.fit(manager, inputs, 2, PENALTY).weights();
        double low = 0;
        double high = 100;
        for (int i = 0; i < 200; i++) {
            double w = (low + high) / 2;
            boolean falling = -2 / (1 + Math.exp(2 * w)) + 2 * PENALTY * w < 0;
            low = falling ? w : low;
            high = falling ? high : w;
        }
        assertThat(head[2]).isEqualTo(low, within(REST));
        assertThat(head[0]).isEqualTo(-head[2], within(REST));
        assertThat(head[1]).isEqualTo(head[3], within(REST));
    }

    @Test
    void theSearchComesToRestAndEndsTheSameEachTime() {
        HeadInputs inputs = random(200, 24, 3);
        LinearHead fit = LinearHead.fit(manager, inputs, 3, PENALTY);
        assertThat(fit.converged()).isTrue();
        assertThat(fit.measures())
                .allSatisfy(measure -> assertThat(measure.caveat()).isEmpty());
        assertThat(LinearHead.fit(manager, inputs, 3, PENALTY).weights()).isEqualTo(fit.weights());
    }

    @Test
    void aHeadIsWrittenClassByClassWithItsBiasesApart() {
        ParameterLayout layout = ParameterLayout.of(List.of(
                Map.entry("classifier.weight", new long[] {2, 2}), Map.entry("classifier.bias", new long[] {2})));
        ParameterVector head = ParameterVector.zeros(manager, layout);
        new LinearHead(new double[] {1, 2, 3, 4, 5, 6}, 2, true, 0).writeTo(head);
        assertThat(head.view("classifier.weight").toFloatArray()).containsExactly(1, 2, 4, 5);
        assertThat(head.view("classifier.bias").toFloatArray()).containsExactly(3, 6);
    }

    @Test
    void inputsThatAreNoNumbersAreSaidNotToComeToRest() {
        HeadInputs inputs = new HeadInputs(new float[] {Float.NaN, 1}, new int[] {0, 1}, 1);
        LinearHead fit = LinearHead.fit(manager, inputs, 2, PENALTY);
        assertThat(fit.converged()).isFalse();
        assertThat(fit.measures().getFirst().caveat()).contains("not come to rest");
    }

    @Test
    void whatHasNoSingleMinimumIsRefused() {
        HeadInputs inputs = random(4, 2, 2);
        assertThatIllegalArgumentException().isThrownBy(() -> LinearHead.fit(manager, inputs, 2, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new HeadInputs(new float[3], new int[2], 2));
    }

    private static HeadInputs random(int examples, int width, int classes) {
        Random random = new Random(1);
        float[] pooled = new float[examples * width];
        int[] labels = new int[examples];
        for (int i = 0; i < pooled.length; i++) {
            pooled[i] = 2 * random.nextFloat() - 1;
            labels[i / width] = random.nextInt(classes);
        }
        return new HeadInputs(pooled, labels, width);
    }
}
