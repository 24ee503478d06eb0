package dev.basin.engine.landscape.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.basin.engine.landscape.Axis;
import dev.basin.engine.landscape.Grid;
import dev.basin.engine.landscape.Point;
import dev.basin.engine.landscape.PointPlan;
import org.junit.jupiter.api.Test;

/** On ½(a x² + b y²) around (1, 0) the mean over a circle is r²(a + b)/4. */
class MeanRiseTest {
    private static final double A = 0.8;
    private static final double B = 2.4;
    private static final MeanRise RISE = new MeanRise(0.5);
    private static final double EXPECTED = 0.25 * (A + B) / 4;

    private final PointPlan plan = PointPlan.of(new Grid(Axis.range(0, 2, 101), Axis.range(-1, 1, 101)));

    @Test
    void probesOnTheCircleMakeItExact() {
        Measure rise = only(plan.with(RISE.probes(Point.END)));
        assertThat(rise.value()).isEqualTo(EXPECTED, within(1e-12));
        assertThat(rise.reference()).contains("16 exact points");
    }

    @Test
    void withoutThemTheGridIsInterpolatedBilinearly() {
        Measure rise = only(plan);
        double step = 0.02;
        assertThat(rise.value()).isEqualTo(EXPECTED, within((A + B) * step * step / 8));
        assertThat(rise.reference()).contains("bilinear");
    }

    @Test
    void aCircleThatLeavesTheGridGivesNothing() {
        assertThat(new MeanRise(1.1).of(Drawn.landscape(plan, MeanRiseTest::quadratic)))
                .isEmpty();
        assertThat(RISE.of(Drawn.landscape(PointPlan.of(Grid.paperLine()), MeanRiseTest::quadratic)))
                .isEmpty();
    }

    private static Measure only(PointPlan plan) {
        return RISE.of(Drawn.landscape(plan, MeanRiseTest::quadratic)).getFirst();
    }

    private static double quadratic(Point p) {
        return 4 + 0.5 * (A * Math.pow(p.alpha() - 1, 2) + B * p.beta() * p.beta());
    }
}
