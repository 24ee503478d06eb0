package dev.basin.engine.landscape.measures;

import static dev.basin.engine.landscape.measures.Drawn.find;
import static dev.basin.engine.landscape.measures.Drawn.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.basin.engine.landscape.Axis;
import dev.basin.engine.landscape.Grid;
import dev.basin.engine.landscape.Landscape;
import dev.basin.engine.landscape.Point;
import dev.basin.engine.landscape.PointPlan;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class LossErrorTest {
    private static final PointPlan PLAN = PointPlan.of(new Grid(Axis.range(0, 9, 10), Axis.range(0, 9, 10)));

    @Test
    void ranksOfTiedValuesAreTheirMean() {
        assertThat(LossErrorRanks.ranks(new double[] {5, 1, 5, 0, 5})).containsExactly(3, 1, 3, 0, 3);
    }

    @Test
    void spearmanSeesOrderAndNothingElse() {
        assertThat(spearman(p -> Math.exp(index(p)), p -> index(p) / 100)).isEqualTo(1, within(1e-12));
        assertThat(spearman(p -> Math.exp(-index(p)), p -> index(p) / 100)).isEqualTo(-1, within(1e-12));
        assertThat(spearman(p -> index(p), p -> 0.5)).isNaN();
    }

    @Test
    void spearmanWithTiesMeetsAHandComputedValue() {
        // Loss 0, 1, 2, 3 against error 0, 0, 1, 1 by column: ranks 0.5, 0.5, 2.5, 2.5; rho = 4 / sqrt(5 · 4).
        PointPlan plan = PointPlan.of(new Grid(Axis.of(0, 1, 2, 3), Axis.of(1)));
        List<Measure> measures =
                new LossErrorRanks().of(Drawn.landscape(plan, Point::alpha, p -> p.alpha() < 2 ? 0 : 1));
        assertThat(number(measures, "loss_error_spearman")).isEqualTo(4 / Math.sqrt(20), within(1e-15));
    }

    @Test
    void cellsWithoutAFiniteLossAreLeftOutAndCounted() {
        List<Measure> measures = new LossErrorRanks()
                .of(Drawn.landscape(PLAN, p -> index(p) == 7 ? Double.NaN : index(p), p -> index(p) / 100));
        assertThat(number(measures, "loss_error_spearman")).isEqualTo(1, within(1e-12));
        assertThat(find(measures, "loss_error_spearman").caveat()).startsWith("1 cells");
    }

    @Test
    void overlapIsIntersectionOverUnionOfTheLowestTenth() {
        // Lowest loss in cells 0..9, lowest error in 5..14.
        assertThat(overlap(p -> index(p), p -> Math.abs(index(p) - 9.5) / 1000)).isEqualTo(5 / 15.0);
        assertThat(overlap(p -> index(p), p -> index(p) / 1000)).isEqualTo(1);
    }

    @Test
    void cellsTiedWithTheLastAreIn() {
        // Error 0 on cells 0..19 although a tenth is 10 cells.
        assertThat(overlap(p -> index(p), p -> index(p) < 20 ? 0 : 1)).isEqualTo(0.5);
    }

    @Test
    void minimaOfShiftedQuadraticsLieTheirShiftApart() {
        Landscape landscape = Drawn.landscape(PLAN, p -> square(p, 2, 3), p -> square(p, 5, 7) / 1000);
        List<Measure> minima = new Minima().of(landscape);
        double length = Math.sqrt(9 + 16 + 2 * Drawn.COSINE * 3 * 4);
        assertThat(number(minima, "distance_of_minima/delta1")).isEqualTo(length, within(1e-12));
        assertThat(number(minima, "distance_of_minima/absolute")).isEqualTo(5 * length, within(1e-12));
        assertThat(number(minima, "error_above_minimum")).isEqualTo(0.025, within(1e-15));
    }

    @Test
    void ofTiedLowestErrorsTheNearestCounts() {
        List<Measure> minima = new Minima().of(Drawn.landscape(PLAN, p -> square(p, 2, 3), p -> 0));
        assertThat(number(minima, "distance_of_minima/delta1")).isZero();
        assertThat(number(minima, "error_above_minimum")).isZero();
    }

    @Test
    void aSurfaceWithoutAFiniteLossHasNoMinima() {
        assertThat(new Minima().of(Drawn.landscape(PLAN, p -> Double.NaN))).isEmpty();
        assertThat(overlap(p -> Double.NaN, p -> 0)).isZero();
    }

    private static double spearman(ToDoubleFunction<Point> loss, ToDoubleFunction<Point> error) {
        return number(new LossErrorRanks().of(Drawn.landscape(PLAN, loss, error)), "loss_error_spearman");
    }

    private static double overlap(ToDoubleFunction<Point> loss, ToDoubleFunction<Point> error) {
        return number(new LossErrorOverlap(0.1).of(Drawn.landscape(PLAN, loss, error)), "loss_error_overlap@0.1");
    }

    private static double index(Point p) {
        return 10 * p.beta() + p.alpha();
    }

    private static double square(Point p, double alpha, double beta) {
        return Math.pow(p.alpha() - alpha, 2) + Math.pow(p.beta() - beta, 2);
    }
}
