package dev.basin.engine.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class PointPlanTest {
    private final PointPlan plan = PointPlan.of(new Grid(Axis.of(-2, 2, 3), Axis.of(-1, 1)));

    @Test
    void startAndEndAreEvaluatedEvenWhereTheGridMissesThem() {
        assertThat(plan.point(0)).isEqualTo(new Point(0, 0));
        assertThat(plan.point(1)).isEqualTo(new Point(1, 0));
        assertThat(plan.size()).isEqualTo(8);
        assertThat(plan.point(2)).isEqualTo(new Point(-2, -1));
        assertThat(plan.point(7)).isEqualTo(new Point(3, 1));
    }

    @Test
    void tilesCoverEveryPointOnceAndInOrder() {
        List<Tile> tiles = plan.tiles(3);
        assertThat(tiles).containsExactly(new Tile(0, 0, 3), new Tile(1, 3, 3), new Tile(2, 6, 2));
        assertThat(tiles.stream().flatMap(tile -> plan.points(tile).stream()))
                .containsExactly(
                        Point.START,
                        Point.END,
                        new Point(-2, -1),
                        new Point(2, -1),
                        new Point(3, -1),
                        new Point(-2, 1),
                        new Point(2, 1),
                        new Point(3, 1));
        assertThat(plan.tiles(3)).isEqualTo(tiles);
        assertThat(plan.tileCount(3)).isEqualTo(3);
        assertThat(plan.tile(2, 3)).isEqualTo(tiles.get(2));
        assertThat(plan.tiles(100)).containsExactly(new Tile(0, 0, 8));
    }

    @Test
    void aTileOfAnotherPlanIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> plan.points(new Tile(0, 6, 3)));
        assertThatIllegalArgumentException().isThrownBy(() -> plan.tiles(0));
        assertThatIllegalArgumentException().isThrownBy(() -> plan.tile(3, 3));
    }

    @Test
    void thePathHoldsBothEndsAndNoPointTwice() {
        PointPlan path = PointPlan.of(Grid.paperLine()).withPath(21);
        assertThat(path.probes()).hasSize(21).contains(new Point(0.5, 0));
        assertThat(path.withPath(21)).isEqualTo(path);
    }

    @Test
    void probesCanBeNeighboursAndACircleOfAnyPoint() {
        assertThat(plan.withNeighbours(Point.END, 0.25).probes()).contains(new Point(0.75, 0), new Point(1.25, 0));
        assertThat(plan.withNeighbours(new Point(0.5, 2), 0.25).probes())
                .endsWith(new Point(0.25, 2), new Point(0.75, 2));
        assertThat(plan.with(new Circle(Point.END, 0.5, 8)).probes())
                .hasSize(10)
                .contains(new Point(1.5, 0));
        assertThat(plan.with(new Circle(new Point(0, 1), 0.5, 8)).probes()).contains(new Point(0.5, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> plan.withNeighbours(Point.END, Double.NaN));
    }

    @Test
    void aLineHasNoProbesBesideIt() {
        PointPlan line = PointPlan.of(Grid.line(Axis.of(0, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> line.with(new Circle(Point.END, 0.5, 8)));
    }
}
