package dev.basin.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class StandardNormalTest {
    private static final int DRAWS = 200_000;

    /** Computed in Python from the published algorithms. */
    private static final double[] FIRST_OF_SEED_7 = {
        0.9950125187053785, 0.042850919644187836, -0.18157261154596047, -0.7630890291741863
    };

    /** Standard errors over 200,000 draws: mean 0.0022, variance 0.0032, fourth moment 0.022; four of each. */
    @Test
    void momentsAreThoseOfTheNormalDistribution() {
        double[] draws = draws(1);
        assertThat(moment(draws, 1)).isEqualTo(0, within(0.009));
        assertThat(moment(draws, 2)).isEqualTo(1, within(0.013));
        assertThat(moment(draws, 4)).isEqualTo(3, within(0.09));
    }

    @Test
    void neighboursAreUncorrelated() {
        double[] draws = draws(2);
        double sum = 0;
        for (int i = 1; i < DRAWS; i++) {
            sum += draws[i] * draws[i - 1];
        }
        assertThat(sum / DRAWS).isEqualTo(0, within(0.009));
    }

    /** Random weights and directions of past results depend on these numbers. */
    @Test
    void aSeedMeansTheseNumbersForEver() {
        assertThat(draws(7)).startsWith(FIRST_OF_SEED_7);
    }

    private static double[] draws(long seed) {
        StandardNormal normal = new StandardNormal(new SplitMix64(seed));
        return DoubleStream.generate(normal::next).limit(DRAWS).toArray();
    }

    private static double moment(double[] draws, int power) {
        return DoubleStream.of(draws).map(z -> Math.pow(z, power)).sum() / draws.length;
    }
}
