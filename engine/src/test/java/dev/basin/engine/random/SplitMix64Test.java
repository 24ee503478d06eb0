package dev.basin.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitMix64Test {
    @Test
    void agreesWithThePublishedNumbers() {
        // Vigna's reference splitmix64.c with seed 1234567, as quoted by Rosetta Code.
        SplitMix64 random = new SplitMix64(1234567);
        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("6457827717110365317");
        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("3203168211198807973");
    }

    @Test
    void agreesWithTheJdkOfToday() {
        SplitMix64 random = new SplitMix64(42);
        SplittableRandom jdk = new SplittableRandom(42);
        for (int i = 0; i < 1000; i++) {
            assertThat(random.nextLong()).isEqualTo(jdk.nextLong());
        }
    }

    @Test
    void drawsEveryNumberBelowTheBoundAboutEquallyOften() {
        SplitMix64 random = new SplitMix64(7);
        int[] counts = new int[6];
        IntStream.range(0, 60_000).forEach(i -> counts[random.below(6)]++);
        // 10,000 expected each with a standard deviation of 91: 5 of them.
        assertThat(Arrays.stream(counts).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(9_545, 10_455));
    }

    @Test
    void permutesEveryNumberOnce() {
        int[] order = new SplitMix64(3).permutation(1000);
        assertThat(order).isNotEqualTo(IntStream.range(0, 1000).toArray());
        assertThat(Arrays.stream(order).sorted().toArray())
                .isEqualTo(IntStream.range(0, 1000).toArray());
    }

    @Test
    void givesEachPurposeItsOwnNumbers() {
        long[] first = {
            SplitMix64.of(1, 0).nextLong(),
            SplitMix64.of(1, 1).nextLong(),
            SplitMix64.of(2, 0).nextLong(),
            SplitMix64.of(1, 0, 0).nextLong(),
            SplitMix64.of(0, 1).nextLong()
        };
        assertThat(first).doesNotHaveDuplicates();
        assertThat(SplitMix64.of(1, 1).nextLong()).isEqualTo(first[1]);
    }

    @Test
    void refusesAnEmptyRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SplitMix64(0).below(0))
                .withMessage("a bound is at least 1, received 0");
    }
}
