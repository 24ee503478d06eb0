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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A logistic loss over examples along three axes: along its gradient the rise is a sum of three closed forms. */
class SharpnessTest {
    private static final double FLOAT = 1e-6;
    private static final int IN_LAYER_1 = 9;

    private final LogisticLoss loss =
            new LogisticLoss(LogisticLoss.along(0, 2), LogisticLoss.along(5, -1), LogisticLoss.along(IN_LAYER_1, 4));
    private NDManager manager;
    private ParameterVector theta1;

    @BeforeEach
    void open() {
        TorchThreads.prepareThisThread(1);
        manager = DeviceKind.CPU.newMemory();
        theta1 = ParameterVector.zeros(manager, SmallEncoder.LAYOUT);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void theRiseIsThatOfTheLossAtThePointAhead() {
        // At 0 each example pulls by half its length: g = −(2, −1, 4) / 6 along the three axes.
        double norm = Math.sqrt(4 + 1 + 16) / 6;
        double[] losses = new double[3];
        double[] lengths = {2, 1, 4};
        for (int e = 0; e < 3; e++) {
            double ahead = -0.3 * lengths[e] / 6 / norm;
            losses[e] = Math.log1p(Math.exp(-lengths[e] * ahead)) - Math.log(2);
        }
        try (Sharpness sharpness = new Sharpness(loss, theta1, LayerGroup.wholeEncoder())) {
            Estimate expected = Estimate.of(losses);
            Estimate rise = sharpness.rise(0.3);
            assertThat(sharpness.gradientNorm()).isEqualTo(norm, within(FLOAT));
            assertThat(rise.mean()).isEqualTo(expected.mean(), within(FLOAT));
            assertThat(rise.standardError()).isEqualTo(expected.standardError(), within(FLOAT));
            assertThat(rise.values()).isEqualTo(3);
            // To first order the rise is rho ‖g‖.
            assertThat(sharpness.rise(1e-3).mean()).isEqualTo(1e-3 * norm, within(1e-6));
        }
    }

    @Test
    void onlyWhatMovesClimbs() {
        try (Sharpness sharpness = new Sharpness(loss, theta1, LayerGroup.layers(1, 2))) {
            assertThat(sharpness.gradientNorm()).isEqualTo(4 / 6.0, within(FLOAT));
            double ahead = Math.log1p(Math.exp(4 * 0.5)) - Math.log(2);
            assertThat(sharpness.rise(0.5).mean()).isEqualTo(ahead / 3, within(FLOAT));
        }
        assertThat(theta1.norm()).isZero();
    }

    @Test
    void withoutAGradientThereIsNoNumber() {
        try (Sharpness sharpness = new Sharpness(loss, theta1, LayerGroup.pooler())) {
            assertThat(sharpness.gradientNorm()).isZero();
            assertThat(sharpness.rise(0.1).mean()).isNaN();
        }
    }

    @Test
    void aRadiusIsFiniteAndAboveZero() {
        try (Sharpness sharpness = new Sharpness(loss, theta1, LayerGroup.wholeEncoder())) {
            for (double radius : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
                assertThatIllegalArgumentException().isThrownBy(() -> sharpness.rise(radius));
            }
        }
    }
}
