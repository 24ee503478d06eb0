package dev.basin.engine.layers.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LbfgsTest {
    private static final int SIZE = 30;

    /** Σ cᵢ (xᵢ - i)² / 2 with curvatures from 1 to 1e4. */
    private static double bowl(double[] point, double[] gradient) {
        double value = 0;
        for (int i = 0; i < point.length; i++) {
            double curvature = Math.pow(10, 4.0 * i / (SIZE - 1));
            gradient[i] = curvature * (point[i] - i);
            value += gradient[i] * (point[i] - i) / 2;
        }
        return value;
    }

    @Test
    void findsTheBottomOfANarrowBowl() {
        Lbfgs.Minimum found = new Lbfgs(LbfgsTest::bowl).from(new double[SIZE]);
        assertThat(found.converged()).isTrue();
        for (int i = 0; i < SIZE; i++) {
            assertThat(found.point()[i]).isEqualTo(i, within(2e-6)); // a flat gradient over the least curvature, 1
        }
    }

    @Test
    void followsRosenbrocksBentValley() {
        Lbfgs.Minimum found = new Lbfgs((x, gradient) -> {
                    double bend = x[1] - x[0] * x[0];
                    gradient[0] = 2 * (x[0] - 1) - 400 * x[0] * bend;
                    gradient[1] = 200 * bend;
                    return (x[0] - 1) * (x[0] - 1) + 100 * bend * bend;
                })
                .from(new double[] {-1.2, 1});
        assertThat(found.converged()).isTrue();
        assertThat(found.point()).containsExactly(new double[] {1, 1}, within(1e-5));
        assertThat(found.iterations()).isLessThan(100);
    }

    @Test
    void theSameFunctionGivesTheSamePointToTheLastBit() {
        assertThat(new Lbfgs(LbfgsTest::bowl).from(new double[SIZE]).point())
                .isEqualTo(new Lbfgs(LbfgsTest::bowl).from(new double[SIZE]).point());
    }

    @Test
    void aStartAtTheBottomIsNotLeft() {
        double[] start = {1, 2};
        Lbfgs.Minimum found = new Lbfgs((_, _) -> 3).from(start);
        assertThat(found.point()).isEqualTo(start);
        assertThat(found.iterations()).isZero();
        assertThat(found.converged()).isTrue();
    }

    @Test
    void whatIsNotANumberIsNotAMinimum() {
        Lbfgs.Minimum found = new Lbfgs((_, gradient) -> {
                    gradient[0] = Double.NaN;
                    return Double.NaN;
                })
                .from(new double[1]);
        assertThat(found.converged()).isFalse();
        assertThat(found.iterations()).isZero();
    }
}
