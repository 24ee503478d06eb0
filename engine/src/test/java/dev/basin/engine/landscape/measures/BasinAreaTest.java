package dev.basin.engine.landscape.measures;

import static dev.basin.engine.landscape.measures.Drawn.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.basin.engine.landscape.Axis;
import dev.basin.engine.landscape.Grid;
import dev.basin.engine.landscape.Point;
import dev.basin.engine.landscape.PointPlan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BasinAreaTest {
    private static final BasinArea AREA = new BasinArea(0.5);

    @Test
    void theBasinOfAQuadraticIsAnEllipse() {
        Grid grid = new Grid(Axis.range(-4, 4, 801), Axis.range(-4, 4, 401));
        double a = 0.5;
        double b = 1.5;
        List<Measure> area = AREA.of(Drawn.landscape(
                PointPlan.of(grid), p -> 0.5 * (a * Math.pow(p.alpha() - 1, 2) + b * p.beta() * p.beta())));
        double ellipse = Math.PI * 2 * 0.5 / Math.sqrt(a * b);
        double sine = Math.sqrt(1 - Drawn.COSINE * Drawn.COSINE);
        // Cells are counted whole: half a cell (0.01 and 0.02 wide) along a perimeter of 7 bounds the error.
        double counting = 0.07;
        assertThat(number(area, "basin_area@0.5/delta1")).isEqualTo(ellipse * sine, within(counting));
        assertThat(number(area, "basin_area@0.5/absolute")).isEqualTo(25 * ellipse * sine, within(25 * counting));
        assertThat(number(area, "basin_area@0.5/theta1")).isEqualTo(0.01 * ellipse * sine, within(0.01 * counting));
        assertThat(number(area, "basin_area@0.5")).isEqualTo(ellipse / 64, within(counting / 64));
        assertThat(area).allSatisfy(measure -> assertThat(measure.caveat()).isEmpty());
    }

    @Test
    void onlyCellsThatHangTogetherByASideCount() {
        // Around (1, 0), the middle: one neighbour in, one corner in but cut off, one NaN.
        Map<Point, Double> losses = Map.of(
                new Point(1, 0), 0.0,
                new Point(2, 0), 0.5,
                new Point(0, 1), 0.0,
                new Point(1, 1), Double.NaN);
        PointPlan plan = PointPlan.of(new Grid(Axis.of(0, 1, 2), Axis.of(-1, 0, 1)));
        List<Measure> area = AREA.of(Drawn.landscape(plan, p -> losses.getOrDefault(p, 9.0)));
        assertThat(number(area, "basin_area@0.5")).isEqualTo(2 / 9.0);
        assertThat(Drawn.find(area, "basin_area@0.5").caveat()).contains("lower bound");
    }

    @Test
    void noCellIsInWhereTheNearestOneIsTooHigh() {
        PointPlan plan = PointPlan.of(new Grid(Axis.of(-1, 0.5), Axis.of(-1, 1)));
        List<Measure> area = AREA.of(Drawn.landscape(plan, p -> p.equals(Point.END) ? 0 : p.alpha() < 0 ? 0 : 1));
        assertThat(number(area, "basin_area@0.5")).isZero();
    }

    @Test
    void anEndThatIsNotFiniteHasNoBasin() {
        List<Measure> area = AREA.of(Drawn.landscape(PointPlan.of(Grid.paper()), p -> Double.NaN));
        assertThat(area).allSatisfy(measure -> assertThat(measure.value()).isNaN());
    }
}
