package dev.basin.engine.landscape;

import static dev.basin.engine.landscape.Float64.difference;
import static dev.basin.engine.landscape.Float64.dot;
import static dev.basin.engine.landscape.Float64.norm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.torch.DeviceKind;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Slices along any directions: every pair spans a plane, and each point of it has a closed form. */
class AxesTest {
    private static final float[] THETA0 = SmallEncoder.random(1);
    private static final float[] THETA1 = SmallEncoder.random(2);
    private static final float[] THETA2 = SmallEncoder.random(3);

    /** Three or four float32 roundings of numbers below 16. */
    private static final double FLOAT_ROUNDING = 6e-6;

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

    static Stream<Arguments> pairs() {
        return Arrays.stream(AxisKind.values())
                .flatMap(alpha -> Arrays.stream(AxisKind.values())
                        .filter(beta -> beta != AxisKind.OPTIMIZATION || alpha != beta)
                        .map(beta -> Arguments.of(alpha, beta)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void anyTwoDirectionsSpanAPlane(AxisKind alpha, AxisKind beta) {
        try (Slice slice = plane(alpha, beta, false)) {
            double[] a = axis(alpha, 10);
            double[] b = axis(beta, 20);
            float[] origin = slice.geometry().origin() == Origin.THETA0 ? THETA0 : THETA1;
            assertThat(slice.geometry().origin() == Origin.THETA0)
                    .isEqualTo(alpha.leavesTheta0() || beta.leavesTheta0());
            float[] point = slice.at(new Point(-0.75, 1.5)).flat().toFloatArray();
            for (int i = 0; i < point.length; i++) {
                assertThat((double) point[i]).isEqualTo(origin[i] - 0.75 * a[i] + 1.5 * b[i], within(FLOAT_ROUNDING));
            }
            assertThat(slice.geometry().cosine()).isEqualTo(dot(a, b) / norm(a) / norm(b), within(FLOAT_ROUNDING));
            assertThat(slice.geometry().alpha().norm()).isEqualTo(norm(a), within(FLOAT_ROUNDING));
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aPointOfAnyPlaneProjectsOnItselfAndThePathIsSeenFromTheta0(AxisKind alpha, AxisKind beta) {
        try (Slice slice = plane(alpha, beta, false)) {
            ParameterVector state = slice.at(new Point(0.3, -0.4)).copy();
            SlicePosition position = slice.project(state).slice();
            assertThat(position.alpha()).isEqualTo(0.3, within(FLOAT_ROUNDING));
            assertThat(position.beta()).isEqualTo(-0.4, within(FLOAT_ROUNDING));
            assertThat(position.distance()).isLessThan(10 * FLOAT_ROUNDING);
            assertThat(slice.project(theta0).path()).isEqualTo(new PathPosition(0, 0, Double.NaN));
            assertThat(slice.project(theta1).path()).isEqualTo(new PathPosition(1, 0, 1));
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void eachModelThatLiesOnThePlaneIsWhereTheGeometrySays(AxisKind alpha, AxisKind beta) {
        Map<Anchor, float[]> models = Map.of(
                Anchor.THETA0,
                THETA0,
                Anchor.THETA1,
                THETA1,
                Anchor.ALPHA_THETA2,
                secondTask(10),
                Anchor.BETA_THETA2,
                secondTask(20));
        for (boolean orthogonal : new boolean[] {false, true}) {
            try (Slice slice = plane(alpha, beta, orthogonal)) {
                slice.geometry()
                        .anchors()
                        .forEach((model, point) -> assertThat(
                                        slice.at(point).flat().toFloatArray())
                                .containsExactly(models.get(model), within((float) FLOAT_ROUNDING)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void betaCanBeMadeOrthogonalAndKeepsItsPlane(AxisKind alpha, AxisKind beta) {
        try (Slice skew = plane(alpha, beta, false);
                Slice slice = plane(alpha, beta, true)) {
            Geometry geometry = slice.geometry();
            assertThat(geometry.orthogonalized()).isTrue();
            assertThat(geometry.cosine()).isEqualTo(0, within(1e-6));
            assertThat(geometry.unscaledCosine()).isEqualTo(skew.geometry().cosine(), within(FLOAT_ROUNDING));
            double norm = norm(axis(beta, 20));
            double expected = beta.keepsItsLength()
                    ? norm * Math.sqrt(1 - geometry.unscaledCosine() * geometry.unscaledCosine())
                    : norm;
            assertThat(geometry.axes().get(1).norm()).isEqualTo(expected, within(FLOAT_ROUNDING));
            ParameterVector state = slice.at(new Point(0.5, 2)).copy();
            assertThat(skew.project(state).slice().distance()).isLessThan(20 * FLOAT_ROUNDING);
        }
    }

    @Test
    void theTrainedModelLiesOnThePlaneOnlyWhereAnAxisLeadsToItOrStartsAtIt() {
        assertThat(end(AxisKind.OPTIMIZATION, AxisKind.RANDOM)).isEqualTo(new Point(1, 0));
        assertThat(end(AxisKind.HESSIAN, AxisKind.OPTIMIZATION)).isEqualTo(new Point(0, 1));
        assertThat(end(AxisKind.RANDOM_PER_FILTER, AxisKind.PRINCIPAL)).isEqualTo(Point.START);
        assertThat(end(AxisKind.SECOND_TASK, AxisKind.RANDOM)).isNull();
    }

    @Test
    void parallelDirectionsAreRefusedEvenIfTheyWereToBeMadeOrthogonal() {
        for (boolean orthogonal : new boolean[] {false, true}) {
            try (SliceBuilder slice = new SliceBuilder(theta0, theta1, Moving.WHOLE_ENCODER)) {
                slice.alongTraining().along(AxisKind.PRINCIPAL, theta0.minus(theta1), 1);
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> slice.build(orthogonal))
                        .withMessageContaining("cosine -1");
            }
        }
    }

    @Test
    void aDirectionOfZerosOrNotOfNumbersIsRefused() {
        try (SliceBuilder slice = new SliceBuilder(theta0, theta1, Moving.WHOLE_ENCODER)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> slice.along(AxisKind.RANDOM, theta0.minus(theta0), 0))
                    .withMessageContaining("norm 0.0");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> slice.along(AxisKind.HESSIAN, scaled(theta0, Double.NaN), 1))
                    .withMessageContaining("NaN");
        }
    }

    @Test
    void parametersThatDoNotMoveStayAtTheta1WhateverTheOrigin() {
        try (SliceBuilder builder = new SliceBuilder(theta0, theta1, Moving.ALL_BUT_POOLER)) {
            ParameterVector random =
                    SmallEncoder.of(manager, SmallEncoder.random(10)).restrictedTo(Moving.ALL_BUT_POOLER.group());
            try (Slice slice = builder.along(AxisKind.RANDOM, random, 1).build(false)) {
                float[] trained = theta1.view("pooler.dense.weight").toFloatArray();
                assertThat(slice.at(new Point(2, 0)).view("pooler.dense.weight").toFloatArray())
                        .isEqualTo(trained);
                assertThat(slice.held(theta0).view("pooler.dense.weight").toFloatArray())
                        .isEqualTo(trained);
                assertThat(slice.held(theta0)
                                .view("embeddings.word_embeddings.weight")
                                .toFloatArray())
                        .isEqualTo(
                                theta0.view("embeddings.word_embeddings.weight").toFloatArray());
            }
        }
    }

    @Test
    void everythingIsFreedWhetherTheSliceWasBuiltOrNot() {
        int before = manager.getManagedArrays().size();
        for (AxisKind kind : AxisKind.values()) {
            plane(AxisKind.OPTIMIZATION, kind == AxisKind.OPTIMIZATION ? AxisKind.RANDOM : kind, true)
                    .close();
        }
        try (SliceBuilder unbuilt = new SliceBuilder(theta0, theta1, Moving.WHOLE_ENCODER)) {
            unbuilt.alongTraining().towards(theta2);
        }
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    private Point end(AxisKind alpha, AxisKind beta) {
        try (Slice slice = plane(alpha, beta, false)) {
            return slice.geometry().position(Anchor.THETA1).orElse(null);
        }
    }

    private Slice plane(AxisKind alpha, AxisKind beta, boolean orthogonal) {
        try (SliceBuilder slice = new SliceBuilder(theta0, theta1, Moving.WHOLE_ENCODER)) {
            add(slice, alpha, 10);
            add(slice, beta, 20);
            return slice.build(orthogonal);
        }
    }

    private void add(SliceBuilder slice, AxisKind kind, long seed) {
        switch (kind) {
            case OPTIMIZATION -> slice.alongTraining();
            case SECOND_TASK -> {
                try (ParameterVector other = SmallEncoder.of(manager, secondTask(seed))) {
                    slice.towards(other);
                }
            }
            case RANDOM_PER_FILTER, RANDOM, PRINCIPAL, HESSIAN ->
                slice.along(kind, SmallEncoder.of(manager, SmallEncoder.random(seed)), 7);
        }
    }

    private static float[] secondTask(long seed) {
        return SmallEncoder.random(100 + seed);
    }

    /** The direction as it must be used, in float64. */
    private static double[] axis(AxisKind kind, long seed) {
        double[] delta1 = difference(THETA1, THETA0);
        double[] direction = switch (kind) {
            case OPTIMIZATION -> delta1;
            case SECOND_TASK -> difference(secondTask(seed), THETA0);
            case RANDOM_PER_FILTER, RANDOM, PRINCIPAL, HESSIAN ->
                difference(SmallEncoder.random(seed), new float[SmallEncoder.SIZE]);
        };
        double scale = kind.keepsItsLength() ? 1 : norm(delta1) / norm(direction);
        return Arrays.stream(direction).map(value -> scale * value).toArray();
    }

    private static ParameterVector scaled(ParameterVector vector, double factor) {
        ParameterVector copy = vector.copy();
        copy.scale(factor);
        return copy;
    }
}
