package dev.basin.engine.landscape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GridTest {
    @Test
    void rowsAreBetaAndColumnsAlphaOnAGridThatIsNotSquare() {
        Grid grid = new Grid(Axis.of(0, 1, 2), Axis.of(-5, 5));
        assertThat(grid.size()).isEqualTo(6);
        assertThat(grid.rows()).isEqualTo(2);
        assertThat(grid.columns()).isEqualTo(3);
        assertThat(grid.point(1)).isEqualTo(new Point(1, -5));
        assertThat(grid.point(3)).isEqualTo(new Point(0, 5));
        assertThat(grid.index(1, 2)).isEqualTo(5);
        assertThat(grid.row(5)).isEqualTo(1);
        assertThat(grid.column(5)).isEqualTo(2);
    }

    @Test
    void thePaperDrawsFortyPointsFromMinusFourToFour() {
        assertThat(Grid.paper().size()).isEqualTo(1600);
        assertThat(Grid.paper().point(0)).isEqualTo(new Point(-4, -4));
        assertThat(Grid.paper().point(1599)).isEqualTo(new Point(4, 4));
        assertThat(Grid.paperLine().size()).isEqualTo(40);
        assertThat(Grid.paperLine().isLine()).isTrue();
        assertThat(Grid.paper().isLine()).isFalse();
    }

    @Test
    void findsTheCellNearestAPoint() {
        Grid grid = new Grid(Axis.range(-4, 4, 5), Axis.range(-1, 1, 3));
        assertThat(grid.point(grid.nearest(Point.END))).isEqualTo(new Point(0, 0));
        assertThat(grid.point(grid.nearest(new Point(1.5, 0.7)))).isEqualTo(new Point(2, 1));
    }

    @Test
    void bordersAreTheOuterCellsAndALineHasTwo() {
        Grid grid = new Grid(Axis.of(0, 1, 2), Axis.of(0, 1, 2));
        assertThat(grid.isBorder(grid.index(1, 1))).isFalse();
        assertThat(grid.isBorder(grid.index(0, 1))).isTrue();
        Grid line = Grid.line(Axis.of(0, 1, 2));
        assertThat(line.isBorder(1)).isFalse();
        assertThat(line.isBorder(2)).isTrue();
    }
}
