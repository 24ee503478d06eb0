package dev.basin.engine.landscape.measures;

import static dev.basin.engine.landscape.measures.Drawn.find;
import static dev.basin.engine.landscape.measures.Drawn.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.basin.engine.landscape.Anchor;
import dev.basin.engine.landscape.Axis;
import dev.basin.engine.landscape.AxisGeometry;
import dev.basin.engine.landscape.AxisKind;
import dev.basin.engine.landscape.Geometry;
import dev.basin.engine.landscape.Grid;
import dev.basin.engine.landscape.Landscape;
import dev.basin.engine.landscape.Origin;
import dev.basin.engine.landscape.Point;
import dev.basin.engine.landscape.PointPlan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Measures around theta1 look where theta1 lies, count in the length of the axis, and are silent where it lies nowhere. */
class EndElsewhereTest {
    private static final double FILTERS_NORM = 40; // ‖delta1‖ is 5, ‖theta1‖ 50

    private static final Geometry AROUND_THETA1 = Drawn.geometry(
            Origin.THETA1,
            List.of(axis(AxisKind.RANDOM_PER_FILTER), axis(AxisKind.RANDOM_PER_FILTER)),
            Map.of(Anchor.THETA1, Point.START));

    private static final Geometry LINE_AROUND_THETA1 = Drawn.geometry(
            Origin.THETA1, List.of(axis(AxisKind.RANDOM_PER_FILTER)), Map.of(Anchor.THETA1, Point.START));

    private static final Geometry OFF_THETA1 = Drawn.geometry(
            Origin.THETA0,
            List.of(new AxisGeometry(AxisKind.SECOND_TASK, 7, 5), axis(AxisKind.RANDOM_PER_FILTER)),
            Map.of(Anchor.THETA0, Point.START, Anchor.ALPHA_THETA2, new Point(1.4, 0)));

    @Test
    void theBasinHangsTogetherWithTheOrigin() {
        Grid grid = new Grid(Axis.range(-1, 1, 41), Axis.range(-1, 1, 41));
        PointPlan plan = ProtocolMeasures.plan(grid, AROUND_THETA1);
        // Low around (0, 0), and lower around (1, 0), which is another model's basin.
        List<Measure> area = new BasinArea(0.1)
                .of(Drawn.on(AROUND_THETA1, plan, p -> p.distance(Point.START) < 0.3 ? 1 : p.alpha() > 0.8 ? 0 : 9));
        double disc = Math.PI * 0.09;
        assertThat(number(area, "basin_area@0.1")).isEqualTo(disc / 4, within(0.01));
        double sine = Math.sqrt(1 - Drawn.COSINE * Drawn.COSINE);
        double absolute = number(area, "basin_area@0.1/absolute");
        assertThat(absolute / (FILTERS_NORM * FILTERS_NORM)).isEqualTo(disc * sine, within(0.03));
        assertThat(number(area, "basin_area@0.1/delta1")).isEqualTo(absolute / 25, within(1e-9 * absolute));
        assertThat(find(area, "basin_area@0.1").reference()).contains("(0.0, 0.0)");
    }

    @Test
    void theWidthIsAroundTheOriginInTheLengthOfTheAxis() {
        PointPlan plan = ProtocolMeasures.plan(Grid.line(Axis.range(-1, 1, 21)), LINE_AROUND_THETA1);
        assertThat(plan.probes())
                .contains(new Point(-0.25, 0), new Point(0.25, 0))
                .doesNotContain(new Point(0.5, 0));
        Landscape line = Drawn.on(LINE_AROUND_THETA1, plan, p -> Math.abs(p.alpha()));
        List<Measure> width = new Width(0.5).of(line);
        assertThat(number(width, "width@0.5/absolute")).isEqualTo(FILTERS_NORM, within(1e-12));
        assertThat(number(width, "width@0.5/delta1")).isEqualTo(8, within(1e-12));
        assertThat(number(width, "width@0.5/theta1")).isEqualTo(0.8, within(1e-12));
    }

    @Test
    void theSecondDifferenceIsTakenAtTheOrigin() {
        PointPlan plan = ProtocolMeasures.plan(Grid.line(Axis.range(-1, 1, 21)), LINE_AROUND_THETA1);
        Landscape line = Drawn.on(LINE_AROUND_THETA1, plan, p -> 1.5 * p.alpha() * p.alpha());
        List<Measure> curvature = new SecondDifference(0.25).of(line);
        assertThat(number(curvature, "second_difference@0.25/absolute"))
                .isEqualTo(3 / (FILTERS_NORM * FILTERS_NORM), within(1e-15));
    }

    @Test
    void aCircleOnFilterNormalisedAxesIsTheControlW4() {
        Grid grid = new Grid(Axis.range(-1, 1, 201), Axis.range(-1, 1, 201));
        PointPlan plan = ProtocolMeasures.plan(grid, AROUND_THETA1);
        Measure rise = new MeanRise(0.5)
                .of(Drawn.on(AROUND_THETA1, plan, p -> 4 + p.alpha() * p.alpha() + p.beta() * p.beta()))
                .getFirst();
        assertThat(rise.value()).isEqualTo(0.25, within(1e-4));
        assertThat(rise.reference()).startsWith("W4").contains("f(0.0, 0.0)");
    }

    @Test
    void whereTheta1LiesOffTheLandscapeNothingIsSaidAboutItsSurroundings() {
        PointPlan plan = ProtocolMeasures.plan(Grid.paper(), OFF_THETA1)
                .withPath(ProtocolMeasures.PATH_POINTS)
                .withNeighbours(Point.END, ProtocolMeasures.SECOND_DIFFERENCE_STEP);
        Landscape landscape = Drawn.on(OFF_THETA1, plan, p -> 1);
        assertThat(landscape.end()).isEmpty();
        assertThat(new BasinArea(0.1).of(landscape)).isEmpty();
        assertThat(new MeanRise(0.5).of(landscape)).isEmpty();
        assertThat(new SecondDifference(0.25).of(landscape)).isEmpty();
        assertThat(new LargestBump().of(landscape)).isEmpty();
        assertThat(new ProtocolMeasures().of(landscape))
                .extracting(Measure::id)
                .contains("end/train_loss", "loss_error_overlap@0.1");
    }

    @Test
    void aLineThatDoesNotHoldTheWayHasNeitherBumpNorBarrier() {
        PointPlan plan = ProtocolMeasures.plan(Grid.line(Axis.range(0, 1, 41)), LINE_AROUND_THETA1);
        Landscape line = Drawn.on(LINE_AROUND_THETA1, plan, Point::alpha);
        assertThat(new LargestBump().of(line)).isEmpty();
        assertThat(new BarrierHeight().of(line)).isEmpty();
    }

    private static AxisGeometry axis(AxisKind kind) {
        return new AxisGeometry(kind, 3, FILTERS_NORM);
    }
}
