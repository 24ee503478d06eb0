package dev.basin.engine.layers.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TokenMeanTest {
    @Test
    void withEquallyLongExamplesItIsTheMeanOfTheirMeans() {
        TokenMean mean = of(2, 2, 6, 2, 4, 2); // means 1, 3, 2
        assertThat(mean.value()).isEqualTo(2, within(1e-15));
        assertThat(mean.standardError()).isEqualTo(Math.sqrt(1.0 / 3), within(1e-15)); // variance 1, 3 examples
    }

    @Test
    void everyTokenWeighsTheSame() {
        TokenMean mean = of(1, 1, 0, 9);
        assertThat(mean.value()).isEqualTo(0.1, within(1e-15));
        // Residuals 1 - 0.1 and 0 - 0.9 over 10 tokens.
        assertThat(mean.standardError()).isEqualTo(Math.sqrt(2 * (0.81 + 0.81)) / 10, within(1e-15));
    }

    @Test
    void aSingleExampleTellsNothingOfItsError() {
        assertThat(of(3, 2).value()).isEqualTo(1.5);
        assertThat(of(3, 2).standardError()).isNaN();
    }

    /** @param sumsAndCounts of each example in turn */
    private static TokenMean of(int... sumsAndCounts) {
        TokenMean mean = new TokenMean();
        for (int i = 0; i < sumsAndCounts.length; i += 2) {
            mean.add(sumsAndCounts[i], sumsAndCounts[i + 1]);
        }
        return mean;
    }
}
