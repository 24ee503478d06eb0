package dev.basin.engine.layers.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenSimilarityTest {
    private static final double ROUNDING = 1e-11;

    private final States states = new States();

    @AfterEach
    void close() {
        states.close();
    }

    @Test
    void itIsThatOfTheReference() {
        Reference reference = Reference.read("two_states");
        assertThat(states.rsa(reference.table("x"), reference.table("y")))
                .isEqualTo(reference.number("rsa"), within(ROUNDING));
    }

    @Test
    void rotationsAndScaleChangeNothing() {
        double[][] x = States.normal(1, 40, 6);
        assertThat(states.rsa(x, x)).isEqualTo(1, within(ROUNDING));
        double[][] turned = States.affine(5, States.times(x, States.orthogonal(6)), 0);
        assertThat(states.rsa(x, turned)).isEqualTo(1, within(ROUNDING));
    }

    @Test
    void moreTokensThanOneBlockAreAllPairedOnce() {
        double[][] x = States.normal(1, 700, 3);
        double[][] y = States.times(States.normal(1, 700, 3), States.normal(2, 3, 3));
        assertThat(states.rsa(x, y)).isEqualTo(pairByPair(x, y), within(ROUNDING));
    }

    @Test
    void unrelatedStatesCorrelateByNothing() {
        // 300 tokens of 20 dimensions: one standard error is about 1 / sqrt(44850).
        assertThat(states.rsa(States.normal(1, 300, 20), States.normal(2, 300, 20)))
                .isBetween(-0.02, 0.02);
    }

    @Test
    void aTokenOfLengthZeroHasNoDirection() {
        double[][] x = States.normal(1, 10, 3);
        x[4] = new double[3];
        assertThat(states.rsa(x, States.normal(2, 10, 3))).isNaN();
    }

    private static double pairByPair(double[][] x, double[][] y) {
        double[] sums = new double[5];
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 1; j < x.length; j++) {
                double a = cosine(x[i], x[j]);
                double b = cosine(y[i], y[j]);
                double[] terms = {a, b, a * a, b * b, a * b};
                for (int k = 0; k < 5; k++) {
                    sums[k] += terms[k];
                }
            }
        }
        return TokenSimilarity.correlation(sums, x.length * (x.length - 1) / 2.0);
    }

    private static double cosine(double[] a, double[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return ab / Math.sqrt(aa * bb);
    }
}
