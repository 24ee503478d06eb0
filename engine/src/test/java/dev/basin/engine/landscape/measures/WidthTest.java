package dev.basin.engine.landscape.measures;

import static dev.basin.engine.landscape.measures.Drawn.find;
import static dev.basin.engine.landscape.measures.Drawn.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.basin.engine.landscape.Axis;
import dev.basin.engine.landscape.Grid;
import dev.basin.engine.landscape.PointPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class WidthTest {
    private static final PointPlan LINE = PointPlan.of(Grid.line(Axis.range(-4, 4, 40)));
    private static final Width WIDTH = new Width(0.25);

    @Test
    void linearCrossingsAreExactInThreeUnits() {
        // Slope 0.25 to the left of 1 and 0.5 to the right: 1 and 0.5 to the crossings.
        List<Measure> width = WIDTH.of(Drawn.landscape(
                LINE, p -> 2 + (p.alpha() < 1 ? 0.25 * (1 - p.alpha()) : 0.5 * (p.alpha() - 1))));
        assertThat(number(width, "width@0.25/delta1")).isEqualTo(1.5, within(1e-12));
        assertThat(number(width, "width@0.25/absolute")).isEqualTo(1.5 * Drawn.DELTA1_NORM, within(1e-12));
        assertThat(number(width, "width@0.25/theta1")).isEqualTo(0.15, within(1e-12));
        assertThat(width).allSatisfy(measure -> assertThat(measure.caveat()).isEmpty());
    }

    @Test
    void aParabolaHasWidthTwiceTheRootOfTwiceTheThresholdOverTheCurvature() {
        PointPlan fine = PointPlan.of(Grid.line(Axis.range(-4, 4, 4001)));
        List<Measure> width = WIDTH.of(Drawn.landscape(fine, p -> 0.5 * 3 * Math.pow(p.alpha() - 1, 2)));
        // Linear interpolation between samples h = 0.002 apart is off by h² at most.
        assertThat(number(width, "width@0.25/delta1")).isEqualTo(2 * Math.sqrt(2 * 0.25 / 3), within(4e-6));
    }

    @Test
    void anIntervalThatReachesTheEndOfTheRangeIsALowerBoundAndSaysSo() {
        List<Measure> width = WIDTH.of(Drawn.landscape(LINE, p -> p.alpha() < 1 ? 1 - p.alpha() : 0));
        assertThat(number(width, "width@0.25/delta1")).isEqualTo(3.25, within(1e-12));
        assertThat(find(width, "width@0.25/absolute").caveat()).contains("lower bound");
    }

    @Test
    void aSampleThatIsNotFiniteEndsTheIntervalAtTheLastOneThatIs() {
        PointPlan line = PointPlan.of(Grid.line(Axis.of(-1, 0, 1, 2, 3)));
        List<Measure> width = WIDTH.of(Drawn.landscape(
                line, p -> p.alpha() == 3 ? Double.NaN : p.alpha() == -1 ? Double.POSITIVE_INFINITY : 0));
        assertThat(number(width, "width@0.25/delta1")).isEqualTo(2);
        assertThat(WIDTH.of(Drawn.landscape(line, p -> Double.NaN)))
                .allSatisfy(measure -> assertThat(measure.value()).isNaN());
    }

    @Test
    void aPlaneHasNoWidth() {
        assertThat(WIDTH.of(Drawn.landscape(PointPlan.of(Grid.paper()), p -> 0)))
                .isEmpty();
    }
}
