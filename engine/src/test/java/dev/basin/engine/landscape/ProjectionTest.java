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
        Projection projection = onPlane(STATE);
        assertThat(projection.planeAlpha()).isEqualTo(0.3, within(ROUNDING));
        assertThat(projection.planeBeta()).isEqualTo(0.4, within(ROUNDING));
        assertThat(projection.distance()).isEqualTo(0.5, within(ROUNDING));
        assertThat(projection.relativeDistance()).isEqualTo(0.25, within(ROUNDING));
    }

    @Test
    void thePapersCoordinatesAreAlongDelta1AndAwayFromIt() {
        Projection projection = onPlane(STATE);
        assertThat(projection.alpha()).isEqualTo(STATE[0] / 2, within(ROUNDING));
        assertThat(projection.beta()).isEqualTo(Math.hypot(STATE[1], STATE[2]) / 2, within(ROUNDING));
        assertThat(projection.cosine()).isEqualTo(STATE[0] / Math.sqrt(dot(STATE, STATE)), within(ROUNDING));
    }

    @Test
    void theEndLiesAtOneZeroExactly() {
        Projection end = onPlane(DELTA1);
        assertThat(end).isEqualTo(new Projection(1, 0, 1, 0, 0, 0, 1));
    }

    @Test
    void theStartLiesAtZeroZeroExactlyAndHasNoCosine() {
        Projection start = onPlane(new double[3]);
        assertThat(start).isEqualTo(new Projection(0, 0, 0, 0, 0, 0, Double.NaN));
    }

    @Test
    void onALineTheDistanceIsThePapersBeta() {
        Projection projection = Projection.onLine(dot(STATE, STATE), dot(STATE, DELTA1), dot(DELTA1, DELTA1));
        assertThat(projection.planeBeta()).isZero();
        assertThat(projection.relativeDistance()).isEqualTo(projection.beta());
        assertThat(projection.distance()).isEqualTo(Math.hypot(STATE[1], STATE[2]), within(ROUNDING));
    }

    @Test
    void aRadicandBelowZeroByRoundingCountsAsZero() {
        assertThat(Projection.onLine(Math.nextDown(4.0), 4, 4).beta()).isZero();
    }

    private static Projection onPlane(double[] state) {
        return Projection.onPlane(
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
