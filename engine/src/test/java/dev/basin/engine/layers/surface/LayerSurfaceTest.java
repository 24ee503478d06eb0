package dev.basin.engine.layers.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.landscape.Anchor;
import dev.basin.engine.landscape.Axis;
import dev.basin.engine.landscape.AxisGeometry;
import dev.basin.engine.landscape.AxisKind;
import dev.basin.engine.landscape.Geometry;
import dev.basin.engine.landscape.Grid;
import dev.basin.engine.landscape.Origin;
import dev.basin.engine.landscape.Point;
import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.landscape.QuadraticObjective;
import dev.basin.engine.landscape.SmallEncoder;
import dev.basin.engine.landscape.measures.Measure;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.torch.DeviceKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LayerSurfaceTest {
    private static final double DELTA1_NORM = 5;
    private static final Geometry LINE = new Geometry(
            49,
            50,
            DELTA1_NORM,
            Origin.THETA1,
            List.of(new AxisGeometry(AxisKind.OPTIMIZATION, DELTA1_NORM, DELTA1_NORM)),
            false,
            Double.NaN,
            Double.NaN,
            new TreeMap<>(Map.of(Anchor.THETA1, Point.START)),
            8);

    /** Interpolated linearly between samples h = 0.002 apart, a crossing at x is off by h² / (8 x); x is above 0.1 here. */
    private static final double INTERPOLATION = 1e-5;

    /** delta1 is rounded to float32; theta0 is not computed from it. */
    private static final double FLOAT_ROUNDING = 1e-6;

    @Test
    void onAQuadraticJTheWidthIsThatOfItsParabola() {
        float[] start = SmallEncoder.random(1);
        float[] end = SmallEncoder.random(2);
        QuadraticObjective objective = new QuadraticObjective(end); // whose minimum is theta1
        LayerPlan plan = LayerPlan.of(Grid.line(Axis.range(-4, 4, 4001)));
        try (NDManager manager = DeviceKind.CPU.newMemory();
                ParameterVector head = SmallEncoder.head(manager, 0);
                LayerSlice slice = new LayerSlice(
                        SmallEncoder.of(manager, start),
                        SmallEncoder.of(manager, end),
                        null,
                        LayerGroup.layers(1, 2))) {
            List<PointValue> values = points(plan)
                    .map(point -> {
                        slice.moveTo(point);
                        return objective.evaluate(slice.encoder(), head);
                    })
                    .toList();
            LayerSurface surface = new LayerSurface("middle", plan, values, slice.geometry());
            // J = ½ (alpha ‖delta1‖)², so that J <= t where |alpha| ‖delta1‖ <= √(2t)
            double norm = slice.geometry().delta1Norm();
            for (double threshold : LayerSurface.THRESHOLDS) {
                String id = "width@" + threshold;
                double absolute = 2 * Math.sqrt(2 * threshold);
                assertThat(number(surface.measures(), id + "/delta1"))
                        .isEqualTo(absolute / norm, within(INTERPOLATION));
                assertThat(number(surface.measures(), id + "/absolute"))
                        .isEqualTo(absolute, within(INTERPOLATION * norm));
                assertThat(number(surface.measures(), id + "/theta1"))
                        .isEqualTo(absolute / slice.geometry().theta1Norm(), within(INTERPOLATION * norm));
            }
            assertThat(surface.rolledBack().train().meanLoss()).isEqualTo(norm * norm / 2, within(FLOAT_ROUNDING));
            assertThat(surface.trained().train().meanLoss()).isZero();
        }
    }

    @Test
    void aPlanesWidthIsReadFromTheCurveBesideIt() {
        LayerPlan plan = LayerPlan.of(new Grid(Axis.range(-4, 4, 9), Axis.of(-3, 3))); // no row with beta = 0
        LayerSurface surface = surface("low", plan, point -> Math.abs(point.alpha()) / 4 + Math.abs(point.beta()));
        assertThat(number(surface.measures(), "width@0.25/delta1")).isEqualTo(2, within(1e-12));
        assertThat(surface.measures().getFirst().reference())
                .contains("theta1 at alpha = 0 with f <= f(theta1) + 0.1 nats");
    }

    @Test
    void theOrderOfTheThirdsIsJudgedInEveryUnit() {
        List<LayerSurface> ordered =
                List.of(wedge("low", 1), wedge("middle", 2), wedge("high", 4), wedge("layer 7", 9));
        assertThat(WidthOrder.of(ordered))
                .hasSize(9)
                .allSatisfy(measure -> assertThat(measure.value()).isEqualTo(1));
        assertThat(WidthOrder.of(ordered).getFirst().id()).isEqualTo("width_ordered@0.1/delta1");
        assertThat(WidthOrder.of(List.of(wedge("low", 1), wedge("middle", 5), wedge("high", 4))))
                .allSatisfy(measure -> assertThat(measure.value()).isZero());
        assertThat(WidthOrder.of(List.of(wedge("low", 1), wedge("high", 4)))).isEmpty();
    }

    @Test
    void anOrderOfWidthsThatEndAtTheRangeIsUncertainAndSaysSo() {
        List<Measure> order = WidthOrder.of(List.of(wedge("low", 0), wedge("middle", 0), wedge("high", 4)));
        assertThat(order).allSatisfy(measure -> assertThat(measure.caveat()).contains("end of the range"));
    }

    @Test
    void pointsThatAreNotFiniteAreKeptAndCounted() {
        LayerPlan plan = LayerPlan.of(Grid.line(Axis.range(-4, 4, 9)));
        LayerSurface surface = surface("low", plan, point -> point.alpha() > 2 ? Double.NaN : 0);
        assertThat(surface.nonFinitePoints()).isEqualTo(2);
        assertThat(surface.trainLossCurve().values().get(4.0)).isNaN();
        assertThat(number(surface.measures(), "width@0.25/delta1")).isEqualTo(6);
    }

    @Test
    void aSurfaceHasOneValueForEachPoint() {
        LayerPlan plan = LayerPlan.of(Grid.line(Axis.of(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LayerSurface("low", plan, List.of(value(1)), LINE))
                .withMessageContaining("3 points, got 1");
    }

    /** f = slope · |alpha|: the steeper, the narrower. */
    private static LayerSurface wedge(String group, double slope) {
        LayerPlan plan = LayerPlan.of(Grid.line(Axis.range(-4, 4, 81)));
        return surface(group, plan, point -> slope * Math.abs(point.alpha()));
    }

    private static LayerSurface surface(String group, LayerPlan plan, ToDoubleFunction<Point> loss) {
        List<PointValue> values =
                points(plan).map(point -> value(loss.applyAsDouble(point))).toList();
        return new LayerSurface(group, plan, values, LINE);
    }

    private static Stream<Point> points(LayerPlan plan) {
        return IntStream.range(0, plan.size()).mapToObj(plan::point);
    }

    private static PointValue value(double loss) {
        return new PointValue(QuadraticObjective.evaluation(loss), QuadraticObjective.evaluation(loss));
    }

    private static double number(List<Measure> measures, String id) {
        return measures.stream()
                .filter(measure -> measure.id().equals(id))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
