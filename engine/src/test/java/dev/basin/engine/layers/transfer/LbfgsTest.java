package dev.basin.engine.layers.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LbfgsTest {
    private static final double TOLERANCE = 1e-8;

    @Test
    void findsTheMinimumOfAnIllConditionedQuadratic() {
        double[] scales = {1, 10, 100, 1000, 10_000};
        double[] minimum = {3, -2, 1, 0.5, -4};
        Lbfgs.Minimum found = Lbfgs.minimise(
                (x, gradient) -> {
                    double sum = 0;
                    for (int i = 0; i < x.length; i++) {
                        gradient[i] = scales[i] * (x[i] - minimum[i]);
                        sum += scales[i] / 2 * Math.pow(x[i] - minimum[i], 2);
                    }
                    return sum;
                },
                new double[5],
                TOLERANCE,
                200);
        assertThat(found.largestSlope()).isLessThanOrEqualTo(TOLERANCE);
        assertThat(found.x()).containsExactly(minimum, within(1e-8)); // slope / smallest scale
        assertThat(found.iterations()).isLessThan(100);
    }

    @Test
    void stopsWhenTheIterationsAreUsedUpAndSaysHowSteepItStillIs() {
        Lbfgs.Minimum found = Lbfgs.minimise(LbfgsTest::quartic, new double[] {5}, TOLERANCE, 2);
        assertThat(found.iterations()).isEqualTo(2);
        assertThat(found.largestSlope()).isGreaterThan(TOLERANCE);
        assertThat(found.value()).isLessThan(625);
    }

    @Test
    void whereThereIsNoNumberThereIsNoWayDown() {
        Lbfgs.Minimum found = Lbfgs.minimise(
                (x, gradient) -> {
                    gradient[0] = 1;
                    return Double.NaN;
                },
                new double[1],
                TOLERANCE,
                100);
        assertThat(found.iterations()).isZero();
        assertThat(found.x()).containsExactly(0);
    }

    private static double quartic(double[] x, double[] gradient) {
        gradient[0] = 4 * Math.pow(x[0], 3);
        return Math.pow(x[0], 4);
    }
}
