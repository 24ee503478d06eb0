package dev.basin.engine.landscape;

import static dev.basin.engine.landscape.Float64.difference;
import static dev.basin.engine.landscape.Float64.dot;
import static dev.basin.engine.landscape.Float64.norm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.torch.DeviceKind;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SliceTest {
    private static final float[] THETA0 = SmallEncoder.random(1);
    private static final float[] THETA1 = SmallEncoder.random(2);
    private static final float[] THETA2 = SmallEncoder.random(3);

    /** Two or three float32 roundings of numbers below 16. */
    private static final double FLOAT_ROUNDING = 4e-6;

    private static final Projection AT_START =
            new Projection(new PathPosition(0, 0, Double.NaN), new SlicePosition(0, 0, 0));

    private static final Projection AT_END = new Projection(new PathPosition(1, 0, 1), new SlicePosition(1, 0, 0));

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
    void aPlanePointIsTheta0PlusAlphaDelta1PlusBetaScaledDelta2() {
        double scale = norm(difference(THETA1, THETA0)) / norm(difference(THETA2, THETA0));
        try (Slice plane = PaperSlices.plane(theta0, theta1, theta2, Moving.WHOLE_ENCODER)) {
            float[] values = plane.at(new Point(-1.5, 2.25)).flat().toFloatArray();
            for (int i = 0; i < values.length; i++) {
                double expected = THETA0[i]
                        - 1.5 * ((double) THETA1[i] - THETA0[i])
                        + 2.25 * scale * ((double) THETA2[i] - THETA0[i]);
                assertThat((double) values[i]).isEqualTo(expected, within(FLOAT_ROUNDING));
            }
        }
    }

    @Test
    void theStartIsTheta0BitForBitAndTheEndIsTheta1() {
        try (Slice line = PaperSlices.line(theta0, theta1, Moving.WHOLE_ENCODER)) {
            assertThat(line.at(Point.END).flat().toFloatArray()).containsExactly(THETA1, within(1e-6f));
            assertThat(line.at(Point.START).flat().toFloatArray()).isEqualTo(THETA0);
        }
    }

    @Test
    void aPointDoesNotDependOnThePointsBefore() {
        try (Slice plane = PaperSlices.plane(theta0, theta1, theta2, Moving.WHOLE_ENCODER)) {
            Point point = new Point(0.3, -0.7);
            float[] first = plane.at(point).flat().toFloatArray();
            for (int i = 0; i < 1000; i++) {
                plane.at(new Point(4 - i * 0.008, i * 0.008 - 4));
            }
            assertThat(plane.at(point).flat().toFloatArray()).isEqualTo(first);
        }
    }

    @Test
    void geometryRecordsNormsAndTheAngleAsTheyCome() {
        double[] delta1 = difference(THETA1, THETA0);
        double[] delta2 = difference(THETA2, THETA0);
        try (Slice plane = PaperSlices.plane(theta0, theta1, theta2, Moving.WHOLE_ENCODER)) {
            Geometry geometry = plane.geometry();
            assertThat(geometry.delta1Norm()).isEqualTo(norm(delta1), within(FLOAT_ROUNDING));
            assertThat(geometry.alpha())
                    .isEqualTo(new AxisGeometry(AxisKind.OPTIMIZATION, geometry.delta1Norm(), geometry.delta1Norm()));
            assertThat(geometry.axes().get(1).unscaledNorm()).isEqualTo(norm(delta2), within(FLOAT_ROUNDING));
            assertThat(geometry.axes().get(1).norm()).isEqualTo(norm(delta1), within(FLOAT_ROUNDING));
            assertThat(geometry.unscaledCosine()).isEqualTo(geometry.cosine(), within(FLOAT_ROUNDING));
            assertThat(geometry.orthogonalized()).isFalse();
            assertThat(geometry.origin()).isEqualTo(Origin.THETA0);
            assertThat(geometry.cosine())
                    .isEqualTo(dot(delta1, delta2) / norm(delta1) / norm(delta2), within(FLOAT_ROUNDING));
            assertThat(geometry.parameters()).isEqualTo(SmallEncoder.SIZE);
            assertThat(geometry.isLine()).isFalse();
        }
    }

    @Test
    void withThePoolerFixedItKeepsItsTrainedValuesEverywhere() {
        try (Slice plane = PaperSlices.plane(theta0, theta1, theta2, Moving.ALL_BUT_POOLER)) {
            ParameterVector point = plane.at(new Point(-3, 2));
            assertThat(point.view("pooler.dense.weight").toFloatArray())
                    .isEqualTo(theta1.view("pooler.dense.weight").toFloatArray());
            assertThat(plane.geometry().parameters()).isEqualTo(SmallEncoder.SIZE - 4);
            assertThat(plane.project(theta1)).isEqualTo(AT_END);
            assertThat(plane.project(theta0)).isEqualTo(AT_START);
        }
    }

    @Test
    void theTrajectoryStartsAtZeroZeroAndEndsAtOneZeroExactly() {
        try (Slice plane = PaperSlices.plane(theta0, theta1, theta2, Moving.WHOLE_ENCODER)) {
            assertThat(plane.project(theta0)).isEqualTo(AT_START);
            assertThat(plane.project(theta1)).isEqualTo(AT_END);
        }
    }

    @Test
    void aPointOfThePlaneProjectsOnItself() {
        try (Slice plane = PaperSlices.plane(theta0, theta1, theta2, Moving.WHOLE_ENCODER);
                ParameterVector state = plane.at(new Point(0.3, 0.4)).copy()) {
            SlicePosition position = plane.project(state).slice();
            assertThat(position.alpha()).isEqualTo(0.3, within(FLOAT_ROUNDING));
            assertThat(position.beta()).isEqualTo(0.4, within(FLOAT_ROUNDING));
            assertThat(position.distance())
                    .isLessThan(FLOAT_ROUNDING * plane.geometry().delta1Norm());
        }
    }

    @Test
    void aLineHasNoSecondDirection() {
        try (Slice line = PaperSlices.line(theta0, theta1, Moving.WHOLE_ENCODER)) {
            assertThat(line.geometry().isLine()).isTrue();
            assertThat(line.geometry().cosine()).isNaN();
            assertThatIllegalArgumentException().isThrownBy(() -> line.at(new Point(0, 1)));
        }
    }

    @Test
    void directionsThatSpanNothingAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PaperSlices.line(theta0, theta0, Moving.WHOLE_ENCODER))
                .withMessageContaining("norm 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PaperSlices.plane(theta0, theta1, theta1, Moving.WHOLE_ENCODER))
                .withMessageContaining("parallel");
        theta1.set(LayerGroup.pooler(), SmallEncoder.of(manager, filled(Float.NaN)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PaperSlices.line(theta0, theta1, Moving.WHOLE_ENCODER))
                .withMessageContaining("NaN");
    }

    @Test
    void theCheckpointsAreLeftAsTheyWereAndMayBeClosed() {
        try (Slice plane = PaperSlices.plane(theta0, theta1, theta2, Moving.WHOLE_ENCODER)) {
            plane.at(new Point(3, 3));
            assertThat(theta0.flat().toFloatArray()).isEqualTo(THETA0);
            assertThat(theta1.flat().toFloatArray()).isEqualTo(THETA1);
            assertThat(theta2.flat().toFloatArray()).isEqualTo(THETA2);
            theta0.close();
            theta1.close();
            theta2.close();
            assertThat(plane.at(Point.START).flat().toFloatArray()).isEqualTo(THETA0);
        }
    }

    private static float[] filled(float value) {
        float[] values = new float[SmallEncoder.SIZE];
        Arrays.fill(values, value);
        return values;
    }
}
