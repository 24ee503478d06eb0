package dev.basin.engine.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Axes of length 2 at 60° in the x-y plane of three dimensions; delta_i = 0.3 delta1 + 0.4 delta2 + (0, 0, 0.5). */
class ProjectionTest {
    private static final double[] DELTA1 = {2, 0, 0};
    private static final double[] DELTA2 = {1, Math.sqrt(3), 0};
    private static final double[] STATE = {0.3 * 2 + 0.4, 0.4 * Math.sqrt(3), 0.5};

    /** A handful of float64 operations on numbers near 1. */
    private static final double ROUNDING = 1e-14;

    @Test
    void leastSquaresCoordinatesAreRightForAxesNeitherUnitNorOrthogonal() {
        SlicePosition position = onPlane(STATE);
        assertThat(position.alpha()).isEqualTo(0.3, within(ROUNDING));
        assertThat(position.beta()).isEqualTo(0.4, within(ROUNDING));
        assertThat(position.distance()).isEqualTo(0.5, within(ROUNDING));
        assertThat(position.point()).isEqualTo(new Point(position.alpha(), position.beta()));
    }

    @Test
    void thePapersCoordinatesAreAlongDelta1AndAwayFromIt() {
        PathPosition position = path(STATE);
        assertThat(position.alpha()).isEqualTo(STATE[0] / 2, within(ROUNDING));
        assertThat(position.beta()).isEqualTo(Math.hypot(STATE[1], STATE[2]) / 2, within(ROUNDING));
        assertThat(position.cosine()).isEqualTo(STATE[0] / Math.sqrt(dot(STATE, STATE)), within(ROUNDING));
    }

    @Test
    void theEndLiesAtOneZeroExactly() {
        assertThat(onPlane(DELTA1)).isEqualTo(new SlicePosition(1, 0, 0));
        assertThat(path(DELTA1)).isEqualTo(new PathPosition(1, 0, 1));
    }

    @Test
    void theStartLiesAtZeroZeroExactlyAndHasNoCosine() {
        assertThat(onPlane(new double[3])).isEqualTo(new SlicePosition(0, 0, 0));
        assertThat(path(new double[3])).isEqualTo(new PathPosition(0, 0, Double.NaN));
    }

    @Test
    void onALineTheDistanceIsThePapersBetaInAbsoluteLength() {
        SlicePosition position = SlicePosition.onLine(dot(STATE, STATE), dot(STATE, DELTA1), dot(DELTA1, DELTA1));
        assertThat(position.beta()).isZero();
        assertThat(position.distance()).isEqualTo(Math.hypot(STATE[1], STATE[2]), within(ROUNDING));
        assertThat(position.distance()).isEqualTo(2 * path(STATE).beta(), within(ROUNDING));
    }

    @Test
    void aRadicandBelowZeroByRoundingCountsAsZero() {
        assertThat(PathPosition.of(Math.nextDown(4.0), 4, 4).beta()).isZero();
        assertThat(SlicePosition.onLine(Math.nextDown(4.0), 4, 4).distance()).isZero();
    }

    @Test
    void aStateThatIsNotANumberHasNoPointBelowIt() {
        SlicePosition position = onPlane(new double[] {Double.NaN, 0, 0});
        assertThat(position.isFinite()).isFalse();
        assertThat(onPlane(STATE).isFinite()).isTrue();
    }

    private static PathPosition path(double[] state) {
        return PathPosition.of(dot(state, state), dot(state, DELTA1), dot(DELTA1, DELTA1));
    }

    private static SlicePosition onPlane(double[] state) {
        return SlicePosition.onPlane(
                dot(state, state),
                dot(state, DELTA1),
                dot(DELTA1, DELTA1),
                dot(state, DELTA2),
                dot(DELTA2, DELTA2),
                dot(DELTA1, DELTA2));
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
