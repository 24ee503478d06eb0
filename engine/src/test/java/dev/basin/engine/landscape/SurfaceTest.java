package dev.basin.engine.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SurfaceTest {
    private static final Grid GRID = new Grid(Axis.of(-1, 0, 2), Axis.of(-2, 3));

    /** 3 + 2a − b + ab is bilinear, so that interpolation must give it back. */
    private final Surface bilinear = Surface.of(GRID, cell -> bilinear(GRID.point(cell)));

    @Test
    void interpolatesABilinearFunctionExactly() {
        for (Point point : new Point[] {new Point(-1, -2), new Point(2, 3), new Point(0.7, 1.1), new Point(-0.2, 3)}) {
            assertThat(bilinear.interpolate(point)).isEqualTo(bilinear(point), within(1e-14));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> bilinear.interpolate(new Point(2.1, 0)));
    }

    @Test
    void isIndexedByRowOfBetaAndColumnOfAlpha() {
        assertThat(bilinear.at(1, 2)).isEqualTo(bilinear(new Point(2, 3)));
        assertThat(bilinear.at(0, 1)).isEqualTo(bilinear(new Point(0, -2)));
    }

    @Test
    void keepsWhatIsNotFiniteAndInterpolatesAroundItOnlyWhereItDoesNotCount() {
        Surface surface =
                Surface.of(GRID, cell -> cell == 2 ? Double.NaN : cell == 0 ? Double.POSITIVE_INFINITY : cell);
        assertThat(surface.values()).containsExactly(Double.POSITIVE_INFINITY, 1, Double.NaN, 3, 4, 5);
        assertThat(surface.lowestCell()).hasValue(1);
        assertThat(surface.min()).isEqualTo(1);
        assertThat(surface.interpolate(new Point(0, 0))).isFinite();
        assertThat(surface.interpolate(new Point(1, 0))).isNaN();
        assertThat(surface.interpolate(new Point(1, 3))).isFinite();
    }

    @Test
    void hasNoLowestCellWhereNothingIsFinite() {
        Surface surface = Surface.of(GRID, cell -> Double.NaN);
        assertThat(surface.lowestCell()).isEmpty();
        assertThat(surface.min()).isNaN();
    }

    private static double bilinear(Point p) {
        return 3 + 2 * p.alpha() - p.beta() + p.alpha() * p.beta();
    }
}
