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

/** The Hessian of a logistic loss over two orthogonal examples: each bends it along itself, by its own closed form. */
class HessianTest {
    private static final double FLOAT = 1e-6;
    private static final int IN_LAYER_0 = 5;
    private static final int IN_LAYER_1 = 9;

    private final LogisticLoss loss =
            new LogisticLoss(LogisticLoss.along(IN_LAYER_0, 2), LogisticLoss.along(IN_LAYER_1, -3));
    private NDManager manager;
    private ParameterVector theta;

    @BeforeEach
    void open() {
        TorchThreads.prepareThisThread(1);
        manager = DeviceKind.CPU.newMemory();
        theta = ParameterVector.zeros(manager, SmallEncoder.LAYOUT);
        theta.flat().addi(0.25);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void itsEigenvaluesAreTheExamplesBends() {
        double first = LogisticLoss.bend(2 * 0.25) * 4 / 2;
        double second = LogisticLoss.bend(-3 * 0.25) * 9 / 2;
        assertThat(largest(LayerGroup.wholeEncoder())).isEqualTo(second, within(FLOAT));
        assertThat(largest(LayerGroup.layers(0, 1))).isEqualTo(first, within(FLOAT));
        assertThat(largest(LayerGroup.layers(2, 3))).isZero();
    }

    @Test
    void productsAgreeWithDifferencesOfGradients() {
        ParameterVector direction = SmallEncoder.of(manager, SmallEncoder.random(3));
        ParameterVector product = ParameterVector.zeros(manager, SmallEncoder.LAYOUT);
        new Hessian(loss, theta, LayerGroup.wholeEncoder()).apply(direction, product);
        ParameterVector difference = gradientAt(1e-2, direction).minus(gradientAt(-1e-2, direction));
        difference.scale(1 / 2e-2);
        // Central differences err by h² / 6 of the third derivative, about 1e-5 here, and by float32 rounding over h.
        assertThat(difference.minus(product).norm() / product.norm()).isLessThan(1e-4);
    }

    @Test
    void aBlockTakesAndGivesItsGroupOnly() {
        ParameterVector in = ParameterVector.zeros(manager, SmallEncoder.LAYOUT);
        ParameterVector out = SmallEncoder.of(manager, SmallEncoder.random(1));
        in.flat().addi(1);
        new Hessian(loss, theta, LayerGroup.layers(0, 1)).apply(in, out);
        float[] product = out.flat().toFloatArray();
        assertThat(product[IN_LAYER_0]).isEqualTo((float) (LogisticLoss.bend(0.5) * 2), within(1e-6f));
        assertThat(product[IN_LAYER_1]).isZero();
    }

    @Test
    void aGroupThatHoldsNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Hessian(loss, theta, LayerGroup.layers(3, 4)))
                .withMessageContaining("encoder.layer.3.*");
    }

    private ParameterVector gradientAt(double step, ParameterVector direction) {
        ParameterVector moved = theta.copy();
        moved.add(step, direction);
        ParameterVector gradient = ParameterVector.zeros(manager, SmallEncoder.LAYOUT);
        loss.gradient(moved, gradient);
        return gradient;
    }

    private double largest(LayerGroup group) {
        Hessian hessian = new Hessian(loss, theta, group);
        try (Lanczos lanczos = new Lanczos(hessian, manager, LanczosSettings.of(1, 1))) {
            while (!lanczos.finished()) {
                lanczos.step();
            }
            return lanczos.spectrum().eigenvalues().getFirst().value();
        }
    }
}
