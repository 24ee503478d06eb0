package dev.basin.engine.landscape.measures;

import static dev.basin.engine.landscape.measures.Drawn.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.basin.engine.landscape.Grid;
import dev.basin.engine.landscape.Landscape;
import dev.basin.engine.landscape.Point;
import dev.basin.engine.landscape.PointPlan;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class CurveMeasuresTest {
    private static final PointPlan LINE = Drawn.plan(Grid.paperLine());

    @Test
    void aFallingPathHasNoBump() {
        assertThat(bump(p -> Math.exp(-p.alpha()))).isZero();
    }

    @Test
    void theBumpIsTheLargestRiseAfterALowerPoint() {
        assertThat(bump(p -> p.alpha() * (1 - p.alpha()))).isEqualTo(0.25, within(1e-15));
        // Falls from 2 to 1, then rises to 1.5: what lies before the lowest point does not count.
        assertThat(bump(p -> p.alpha() < 0.5 ? 2 - 2 * p.alpha() : 0.5 + p.alpha()))
                .isEqualTo(0.5, within(1e-15));
    }

    @Test
    void theBumpOfAPathThatIsNotFiniteIsNotANumber() {
        assertThat(bump(p -> p.alpha() == 0.5 ? Double.NaN : 0)).isNaN();
    }

    @Test
    void tooFewSamplesGiveNoBump() {
        assertThat(new LargestBump().of(Drawn.landscape(PointPlan.of(Grid.paperLine()), p -> 0)))
                .isEmpty();
    }

    @Test
    void theBarrierStandsAboveTheHigherEndAndAboveTheEnd() {
        // From 2 over 3.04 to 1.
        List<Measure> barrier = barrier(p -> 2 - p.alpha() + 6 * p.alpha() * (1 - p.alpha()));
        assertThat(number(barrier, "barrier_height/ends")).isEqualTo(1, within(0.05));
        assertThat(number(barrier, "barrier_height/end"))
                .isEqualTo(1 + number(barrier, "barrier_height/ends"), within(1e-12));
        // A valley has none, and what lies beyond the ends does not count.
        assertThat(number(barrier(p -> Math.pow(p.alpha() - 0.5, 2)), "barrier_height/ends"))
                .isZero();
        assertThat(number(barrier(p -> Math.exp(-p.alpha())), "barrier_height/end"))
                .isEqualTo(1 - Math.exp(-1), within(1e-15));
    }

    @Test
    void theBarrierOfAPathThatIsNotFiniteIsNotANumber() {
        assertThat(number(barrier(p -> p.alpha() == 0.5 ? Double.POSITIVE_INFINITY : 0), "barrier_height/end"))
                .isNaN();
        assertThat(new BarrierHeight().of(Drawn.landscape(PointPlan.of(Grid.paperLine()), p -> 0)))
                .isEmpty();
    }

    @Test
    void theSecondDifferenceOfAParabolaIsItsCurvatureInThreeUnits() {
        Landscape parabola = Drawn.landscape(LINE, p -> 7 + p.alpha() + 0.5 * 3 * Math.pow(p.alpha() - 1, 2));
        List<Measure> measures = new SecondDifference(0.25).of(parabola);
        assertThat(number(measures, "second_difference@0.25/delta1")).isEqualTo(3, within(1e-12));
        assertThat(number(measures, "second_difference@0.25/absolute")).isEqualTo(3 / 25.0, within(1e-12));
        assertThat(number(measures, "second_difference@0.25/theta1")).isEqualTo(300, within(1e-10));
        assertThat(new SecondDifference(0.1).of(parabola)).isEmpty();
    }

    private static List<Measure> barrier(ToDoubleFunction<Point> loss) {
        return new BarrierHeight().of(Drawn.landscape(LINE, loss));
    }

    private static double bump(ToDoubleFunction<Point> loss) {
        return number(new LargestBump().of(Drawn.landscape(LINE, loss)), "largest_bump");
    }
}
