package dev.basin.engine.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.landscape.SmallEncoder;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.torch.DeviceKind;
import dev.basin.engine.torch.TorchThreads;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TraceProbesTest {
    private static final int PROBES = 400;

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
    void theMeanIsTheTraceAndTheSpreadThatOfTheory() {
        DenseOperator operator = DenseOperator.withSpectrum(9, -4, 3, 2, 1, 1, -1);
        Estimate trace = Estimate.of(probe(operator, PROBES, 1));
        double expectedError = Math.sqrt(operator.probeVariance() / PROBES);
        assertThat(operator.trace()).isEqualTo(11, within(1e-12));
        // The seed is fixed: three standard errors pass or fail for good.
        assertThat(trace.mean()).isEqualTo(operator.trace(), within(3 * expectedError));
        assertThat(trace.standardError()).isEqualTo(expectedError, within(0.15 * expectedError));
    }

    @Test
    void ofADiagonalOperatorEveryProbeIsExact() {
        DenseOperator operator = DenseOperator.diagonal(1, 2, -3, 0.5);
        assertThat(probe(operator, 5, 2)).containsOnly(0.5);
        assertThat(Estimate.of(probe(operator, 5, 2)).standardError()).isZero();
    }

    @Test
    void aBlockIsProbedInsideItsGroup() {
        double[] diagonal = new double[SmallEncoder.SIZE];
        Arrays.setAll(diagonal, i -> i); // floats 8 to 11 belong to layer 1
        DenseOperator block = DenseOperator.diagonal(diagonal).restrictedTo(LayerGroup.layers(1, 2));
        assertThat(probe(block, 3, 1)).containsOnly(8 + 9 + 10 + 11);
    }

    @Test
    void signsAreBalancedSeededAndTheSameInsideAGroup() {
        ParameterVector whole = ParameterVector.zeros(manager, SmallEncoder.LAYOUT);
        ParameterVector part = ParameterVector.zeros(manager, SmallEncoder.LAYOUT);
        LayerGroup middle = LayerGroup.layers(1, 2);
        int sum = 0;
        for (int index = 0; index < 500; index++) {
            RandomVectors.fillWithSigns(whole, LayerGroup.wholeEncoder(), 3, index);
            RandomVectors.fillWithSigns(part, middle, 3, index);
            assertThat(whole.dot(whole)).isEqualTo(SmallEncoder.SIZE);
            whole.restrictTo(middle);
            assertThat(part.flat().toFloatArray()).isEqualTo(whole.flat().toFloatArray());
            for (float sign : part.flat().toFloatArray()) {
                sum += (int) sign;
            }
        }
        assertThat(Math.abs(sum)).isLessThan((int) (3 * Math.sqrt(4 * 500)));
    }

    @Test
    void aMeanOfOneHasNoErrorAndOfNoneIsRefused() {
        assertThat(Estimate.of(3)).isEqualTo(new Estimate(3, Double.NaN, 1));
        assertThat(Estimate.of(1, 2, 6)).isEqualTo(new Estimate(3, Math.sqrt(14 / 2.0 / 3), 3));
        assertThat(Estimate.of(1, Double.POSITIVE_INFINITY).mean()).isInfinite();
        assertThatIllegalArgumentException().isThrownBy(Estimate::of);
    }

    private double[] probe(SymmetricOperator operator, int count, long seed) {
        try (TraceProbes probes = new TraceProbes(operator, manager, seed)) {
            return IntStream.range(0, count).mapToDouble(probes::probe).toArray();
        }
    }
}
