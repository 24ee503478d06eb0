package dev.basin.engine.layers.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SvccaTest {
    /** Eigenvectors of float64 sums, divided by the roots of eigenvalues down to a thousandth of the greatest. */
    private static final double ROUNDING = 1e-9;

    private final States states = new States();

    @AfterEach
    void close() {
        states.close();
    }

    @Test
    void correlationsAreThoseOfTheTokensThemselves() {
        Reference reference = Reference.read("two_states");
        PairMoments moments = states.moments(reference.table("x"), reference.table("y"));
        assertThat(Svcca.correlations(moments).values())
                .containsExactly(reference.list("canonical_correlations"), within(ROUNDING));
        assertThat(Svcca.measure(moments).value()).isEqualTo(reference.number("svcca_distance"), within(ROUNDING));
    }

    /** y = rho f + sqrt(1 - rho²) g with f, g orthogonal of equal length has canonical correlations rho with f. */
    @Test
    void knownCorrelationsAreFoundThroughRotationScaleAndShift() {
        double[] rho = {0.9, 0.5, 0.1};
        double[][] f = States.waves(64, 3, 1);
        double[][] g = States.waves(64, 3, 10);
        double[][] y = States.fill(64, 3, (row, i) -> rho[i] * f[row][i] + Math.sqrt(1 - rho[i] * rho[i]) * g[row][i]);
        double[][] moved = States.affine(7, States.times(y, States.orthogonal(3)), -4);
        assertThat(Svcca.correlations(states.moments(f, moved)).values()).containsExactly(rho, within(ROUNDING));
        assertThat(Svcca.measure(states.moments(f, moved)).value()).isEqualTo(0.5, within(ROUNDING));
    }

    @Test
    void aStateIsAtNoDistanceFromItselfNorFromAnInvertibleImage() {
        double[][] x = States.normal(1, 100, 5);
        assertThat(Svcca.measure(states.moments(x, x)).value()).isEqualTo(0, within(ROUNDING));
        double[][] skew = States.fill(5, 5, (i, j) -> i == j ? 1 : 0.1 * (i - j));
        Svcca.Correlations found = Svcca.correlations(states.moments(x, States.times(x, skew)));
        assertThat(found.keptY()).isEqualTo(5);
        assertThat(found.distance()).isEqualTo(0, within(ROUNDING));
    }

    /** The share to keep must not land in another parameter, as it did in the first published code. */
    @Test
    void directionsBeyondTheKeptVarianceAreLeftOut() {
        assertThat(Svcca.kept(new double[] {90, 8.9, 0.2, 0.9})).isEqualTo(3);
        assertThat(Svcca.kept(new double[] {99, 1})).isEqualTo(1);
        assertThat(Svcca.kept(new double[] {0, 0})).isZero();
        // The third wave holds 1e-6 of the variance, in one model; what it does in the other must not count.
        double[][] f = States.waves(64, 3, 1);
        double[][] faint = States.fill(64, 3, (row, i) -> i == 2 ? 1e-3 * f[row][i] : f[row][i]);
        Svcca.Correlations found = Svcca.correlations(states.moments(faint, f));
        assertThat(found.keptX()).isEqualTo(2);
        assertThat(found.keptY()).isEqualTo(3);
        assertThat(found.values()).containsExactly(new double[] {1, 1}, within(ROUNDING));
    }

    /** The caveat's numbers, as numpy finds them too, on normal states whose directions are all kept. */
    @Test
    void unrelatedStatesComeNearOneAnotherWhereTokensAreFew() {
        assertThat(unrelated(5)).isEqualTo(0.60, within(0.03));
        assertThat(unrelated(10)).isEqualTo(0.74, within(0.03));
        assertThat(unrelated(50)).isEqualTo(0.88, within(0.03));
    }

    private double unrelated(int tokensForEachDirection) {
        int tokens = 20 * tokensForEachDirection;
        return Svcca.measure(states.moments(States.normal(1, tokens, 20), States.normal(2, tokens, 20)))
                .value();
    }

    @Test
    void tooFewTokensAreRefused() {
        PairMoments enough = states.moments(States.normal(1, 20, 4), States.normal(2, 20, 4));
        assertThat(Svcca.measure(enough).value()).isBetween(0.0, 1.0);
        PairMoments few = states.moments(States.normal(1, 19, 4), States.normal(2, 19, 4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Svcca.measure(few))
                .withMessage("SVCCA of width 4 needs at least 20 tokens, received 19");
    }

    @Test
    void brokenAndConstantStatesHaveNoDistance() {
        double[][] x = States.normal(1, 30, 4);
        double[][] broken = States.normal(1, 30, 4);
        broken[3][0] = Double.POSITIVE_INFINITY;
        assertThat(Svcca.measure(states.moments(x, broken)).value()).isNaN();
        double[][] constant = States.fill(30, 4, (_, _) -> 0);
        assertThat(Svcca.measure(states.moments(x, constant)).value()).isNaN();
    }
}
