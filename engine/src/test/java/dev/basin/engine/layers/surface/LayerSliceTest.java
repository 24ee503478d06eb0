package dev.basin.engine.layers.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.landscape.Geometry;
import dev.basin.engine.landscape.Point;
import dev.basin.engine.landscape.SmallEncoder;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.theta.Slot;
import dev.basin.engine.torch.DeviceKind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LayerSliceTest {
    private static final float[] THETA0 = SmallEncoder.random(1);
    private static final float[] THETA1 = SmallEncoder.random(2);
    private static final float[] THETA2 = SmallEncoder.random(3);

    /** Not neighbours in memory, so that a part is not one piece of the whole. */
    private static final LayerGroup ENDS = new LayerGroup("ends", List.of("encoder.layer.0.*", "pooler.*"));

    /** Two or three float32 roundings of numbers below 16. */
    private static final double FLOAT_ROUNDING = 4e-6;

    private NDManager manager;
    private ParameterVector theta0;
    private ParameterVector theta1;
    private ParameterVector theta2;

    @BeforeEach
    void open() {
        manager = DeviceKind.CPU.newMemory();
        theta0 = SmallEncoder.of(manager, THETA0);
        theta1 = SmallEncoder.of(manager, THETA1);
        theta2 = SmallEncoder.of(manager, THETA2);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void aPointIsTheta1PlusAlphaDelta1PlusBetaScaledDelta2OnTheGroupAndTheta1Elsewhere() {
        double scale = norm(THETA0, THETA1) / norm(THETA0, THETA2);
        try (LayerSlice slice = new LayerSlice(theta0, theta1, theta2, ENDS)) {
            slice.moveTo(new Point(-1.5, 2.25));
            float[] values = slice.encoder().flat().toFloatArray();
            for (int i = 0; i < values.length; i++) {
                double moved = THETA1[i]
                        - 1.5 * ((double) THETA1[i] - THETA0[i])
                        + 2.25 * scale * ((double) THETA2[i] - THETA0[i]);
                double tolerance = inGroup(i) ? FLOAT_ROUNDING : 0;
                assertThat((double) values[i]).isEqualTo(inGroup(i) ? moved : THETA1[i], within(tolerance));
            }
        }
    }

    @Test
    void rolledBackIsTheta0AndTrainedIsTheta1BitForBitWhateverCameBefore() {
        for (ParameterVector second : new ParameterVector[] {null, theta2}) {
            try (LayerSlice slice = new LayerSlice(theta0, theta1, second, ENDS)) {
                slice.moveTo(new Point(0.3, 0));
                slice.moveTo(LayerPlan.ROLLED_BACK);
                float[] expected = THETA1.clone();
                for (int i = 0; i < expected.length; i++) {
                    expected[i] = inGroup(i) ? THETA0[i] : THETA1[i];
                }
                assertThat(slice.encoder().flat().toFloatArray()).isEqualTo(expected);
                slice.moveTo(LayerPlan.TRAINED);
                assertThat(slice.encoder().flat().toFloatArray()).isEqualTo(THETA1);
            }
        }
    }

    @Test
    void aPointDoesNotDependOnThePointsBefore() {
        try (LayerSlice slice = new LayerSlice(theta0, theta1, theta2, ENDS)) {
            Point point = new Point(0.3, -0.7);
            slice.moveTo(point);
            float[] first = slice.encoder().flat().toFloatArray();
            for (int i = 0; i < 1000; i++) {
                slice.moveTo(new Point(4 - i * 0.008, i * 0.008 - 4));
            }
            slice.moveTo(point);
            assertThat(slice.encoder().flat().toFloatArray()).isEqualTo(first);
        }
    }

    @Test
    void geometryIsThatOfTheGroupAndDelta2IsRescaledToDelta1There() {
        try (LayerSlice slice = new LayerSlice(theta0, theta1, theta2, ENDS)) {
            Geometry geometry = slice.geometry();
            assertThat(geometry.delta1Norm()).isEqualTo(norm(THETA0, THETA1), within(FLOAT_ROUNDING));
            assertThat(geometry.axes().get(1).unscaledNorm()).isEqualTo(norm(THETA0, THETA2), within(FLOAT_ROUNDING));
            assertThat(geometry.axes().get(1).norm()).isEqualTo(norm(THETA0, THETA1), within(FLOAT_ROUNDING));
            assertThat(geometry.theta1Norm())
                    .isEqualTo(norm(new float[SmallEncoder.SIZE], THETA1), within(FLOAT_ROUNDING));
            assertThat(geometry.parameters()).isEqualTo(8);
            assertThat(geometry.isLine()).isFalse();
        }
    }

    @Test
    void aLineHasNoSecondDirection() {
        try (LayerSlice slice = new LayerSlice(theta0, theta1, null, ENDS)) {
            assertThat(slice.geometry().isLine()).isTrue();
            assertThatIllegalArgumentException().isThrownBy(() -> slice.moveTo(new Point(0, 1)));
        }
    }

    @Test
    void directionsThatSpanNothingOnTheGroupAreRefusedByName() {
        ParameterVector still = theta1.copy();
        still.set(ENDS, theta0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LayerSlice(theta0, still, null, ENDS))
                .withMessageContaining("delta1 has norm 0.0 on the group 'ends'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LayerSlice(theta0, theta1, theta1, ENDS))
                .withMessageContaining("parallel");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LayerSlice(theta0, theta1, null, new LayerGroup("none", List.of("decoder.*"))))
                .withMessageContaining("decoder.*");
    }

    @Test
    void theCheckpointsAreLeftAsTheyWereAndMayBeClosed() {
        try (LayerSlice slice = new LayerSlice(theta0, theta1, theta2, ENDS)) {
            slice.moveTo(new Point(3, 3));
            assertThat(theta0.flat().toFloatArray()).isEqualTo(THETA0);
            assertThat(theta1.flat().toFloatArray()).isEqualTo(THETA1);
            assertThat(theta2.flat().toFloatArray()).isEqualTo(THETA2);
            theta0.close();
            theta1.close();
            theta2.close();
            slice.moveTo(LayerPlan.TRAINED);
            assertThat(slice.encoder().flat().toFloatArray()).isEqualTo(THETA1);
        }
    }

    private static boolean inGroup(int index) {
        return SmallEncoder.LAYOUT.slots().stream()
                .filter(slot -> ENDS.contains(slot.name()))
                .anyMatch(slot -> slot.offset() <= index && index < slot.end());
    }

    /** ‖b − a‖ on the group. */
    private static double norm(float[] a, float[] b) {
        double sum = 0;
        for (Slot slot : SmallEncoder.LAYOUT.slots()) {
            for (int i = (int) slot.offset(); i < slot.end(); i++) {
                sum += inGroup(i) ? ((double) b[i] - a[i]) * ((double) b[i] - a[i]) : 0;
            }
        }
        return Math.sqrt(sum);
    }
}
