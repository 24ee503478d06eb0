package dev.basin.engine.layers.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.basin.engine.landscape.Axis;
import dev.basin.engine.landscape.Grid;
import dev.basin.engine.landscape.Point;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LayerPlanTest {
    @Test
    void theRolledBackAndTheTrainedPointAreAlwaysThereHoweverTheGridLies() {
        for (Grid grid : List.of(Grid.line(Axis.of(3)), new Grid(Axis.of(2, 5), Axis.range(1, 4, 3)))) {
            LayerPlan plan = LayerPlan.of(grid);
            assertThat(plan.point(0)).isEqualTo(new Point(-1, 0));
            assertThat(plan.point(1)).isEqualTo(new Point(0, 0));
        }
    }

    @Test
    void besideAPlaneLiesItsCurveForTheWidths() {
        LayerPlan plan = LayerPlan.of(new Grid(Axis.of(-1, 0.5, 2), Axis.of(-3, 3)));
        assertThat(plan.probes())
                .containsExactly(new Point(-1, 0), new Point(0, 0), new Point(0.5, 0), new Point(2, 0));
        assertThat(plan.size()).isEqualTo(4 + 6);
        assertThat(plan.point(4)).isEqualTo(new Point(-1, -3));
        assertThat(plan.point(9)).isEqualTo(new Point(2, 3));
        assertThat(LayerPlan.of(Grid.paperLine()).size()).isEqualTo(42);
    }

    @Test
    void tilesHoldEveryPointOnceInOrder() {
        LayerPlan plan = LayerPlan.of(new Grid(Axis.range(-4, 4, 7), Axis.range(-1, 1, 3)));
        List<Point> all = plan.tiles(4).stream()
                .flatMap(tile -> plan.points(tile).stream())
                .toList();
        assertThat(all).hasSize(plan.size()).endsWith(new Point(4, 1));
        assertThat(all)
                .isEqualTo(IntStream.range(0, plan.size()).mapToObj(plan::point).toList());
    }

    @Test
    void probesInAnotherOrderAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LayerPlan(List.of(Point.START, Point.END), Grid.paperLine()))
                .withMessageContaining("(-1, 0)");
    }
}
