package dev.basin.engine.layers.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.basin.engine.landscape.measures.Measure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinearCkaTest {
    /** Sums of float64 products over some hundred tokens. */
    private static final double ROUNDING = 1e-11;

    private final States states = new States();

    @AfterEach
    void close() {
        states.close();
    }

    @Test
    void bothEstimatorsAreThoseOfTheKernelMatrices() {
        Reference reference = Reference.read("two_states");
        PairMoments moments = states.moments(reference.table("x"), reference.table("y"));
        assertThat(LinearCka.plain(moments)).isEqualTo(reference.number("cka"), within(ROUNDING));
        assertThat(LinearCka.debiased(moments)).isEqualTo(reference.number("debiased_cka"), within(ROUNDING));
    }

    @Test
    void aStateIsWhollyLikeItself() {
        double[][] x = States.normal(1, 50, 4);
        PairMoments moments = states.moments(x, x);
        assertThat(LinearCka.plain(moments)).isEqualTo(1, within(ROUNDING));
        assertThat(LinearCka.debiased(moments)).isEqualTo(1, within(ROUNDING));
    }

    @Test
    void rotationScaleAndShiftChangeNothing() {
        double[][] x = States.normal(1, 50, 4);
        double[][] y = States.times(States.normal(1, 50, 4), States.normal(2, 4, 4));
        double[][] moved = States.affine(-3, States.times(y, States.orthogonal(4)), 20);
        PairMoments before = states.moments(x, y);
        PairMoments after = states.moments(x, moved);
        assertThat(LinearCka.plain(before)).isBetween(0.1, 0.95);
        assertThat(LinearCka.plain(after)).isEqualTo(LinearCka.plain(before), within(ROUNDING));
        assertThat(LinearCka.debiased(after)).isEqualTo(LinearCka.debiased(before), within(ROUNDING));
    }

    @Test
    void fewUnrelatedTokensLookAlikeToThePlainEstimatorAndNotToTheDebiasedOne() {
        double plain = 0;
        double debiased = 0;
        int draws = 20;
        for (int draw = 0; draw < draws; draw++) {
            PairMoments moments = states.moments(States.normal(draw, 40, 20), States.normal(1000 + draw, 40, 20));
            plain += LinearCka.plain(moments) / draws;
            debiased += LinearCka.debiased(moments) / draws;
        }
        // Squares of 20 x 20 correlations of mean square 1 / 39 against those of a state with itself.
        assertThat(plain).isBetween(0.25, 0.45);
        assertThat(debiased).isBetween(-0.03, 0.03); // a mean over 20 draws, each within about 0.05
    }

    @Test
    void thePlainEstimatorIsRightToAHundredthFromTheTokensOnThatTheRuleAsks() {
        PairMoments many = states.moments(States.normal(1, 400, 4), States.normal(2, 400, 4));
        assertThat(LinearCka.plain(many)).isBetween(0.0, 0.02);
        assertThat(LinearCka.measure(many).value()).isEqualTo(LinearCka.plain(many));
        assertThat(LinearCka.measure(many).reference()).contains("plain estimator, over 400 tokens of width 4");
        PairMoments fewer = states.moments(States.normal(1, 399, 4), States.normal(2, 399, 4));
        Measure measure = LinearCka.measure(fewer);
        assertThat(measure.value()).isEqualTo(LinearCka.debiased(fewer));
        assertThat(measure.reference()).contains("debiased estimator, over 399 tokens");
    }

    @Test
    void theSumsDoNotDependOnTheBatches() {
        double[][] x = States.normal(1, 50, 4);
        double[][] y = States.affine(2, States.normal(2, 50, 4), 5);
        PairMoments whole = states.moments(x, y);
        PairMoments pieces = states.moments(x, y, 7);
        assertThat(pieces.tokens()).isEqualTo(50);
        assertThat(LinearCka.debiased(pieces)).isEqualTo(LinearCka.debiased(whole), within(ROUNDING));
    }

    @Test
    void whereNothingCanBeSaidItIsNaN() {
        PairMoments three = states.moments(States.normal(1, 3, 4), States.normal(2, 3, 4));
        assertThat(LinearCka.debiased(three)).isNaN();
        double[][] constant = States.fill(50, 4, (_, column) -> column);
        assertThat(LinearCka.measure(states.moments(constant, constant)).value())
                .isNaN();
        double[][] broken = States.normal(1, 50, 4);
        broken[7][2] = Double.NaN;
        assertThat(LinearCka.measure(states.moments(broken, constant)).value()).isNaN();
    }
}
