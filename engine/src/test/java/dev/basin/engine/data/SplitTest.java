package dev.basin.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {
    private final Split split = new Split(
            "dev",
            IntStream.range(0, 100)
                    .mapToObj(i -> new Example("dev-" + i, "text " + i, null, i % 4 == 0 ? 1 : 0))
                    .toList(),
            "hash",
            3);

    @Test
    void samplesTheSameExamplesForTheSameSeed() {
        Split sample = split.sample(20, 7);

        assertThat(sample.examples()).hasSize(20).doesNotHaveDuplicates().isSubsetOf(split.examples());
        assertThat(split.sample(20, 7)).isEqualTo(sample);
        assertThat(split.sample(20, 8)).isNotEqualTo(sample);
        assertThat(sample.sha256()).isEqualTo("hash");
    }

    @Test
    void keepsTheOrderAndNestsSmallerSamplesInLargerOnes() {
        List<Example> larger = split.sample(50, 7).examples();

        assertThat(larger).isSubsetOf(split.examples());
        assertThat(larger.stream().map(split.examples()::indexOf)).isSorted();
        assertThat(larger).containsAll(split.sample(20, 7).examples());
    }

    @Test
    void takesAllWhereNoMoreAreThere() {
        assertThat(split.sample(0, 7)).isEqualTo(split);
        assertThat(split.sample(1000, 7)).isEqualTo(split);
        assertThatThrownBy(() -> split.sample(-1, 7))
                .isInstanceOf(DataException.class)
                .hasMessage("at most -1 examples of dev; accepted: 0 for all, or more");
    }

    @Test
    void knowsWhatTheMostFrequentLabelWouldScore() {
        assertThat(split.majorityShare()).isEqualTo(0.75);
    }
}
