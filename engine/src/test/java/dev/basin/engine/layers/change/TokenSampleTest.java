package dev.basin.engine.layers.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.basin.engine.data.BatchPlan;
import dev.basin.engine.data.EncodedExample;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenSampleTest {
    /** 30 tokens whose ids are their places among all. */
    private static final List<EncodedExample> EXAMPLES =
            List.of(example(0, 4), example(4, 9), example(13, 7), example(20, 10));

    @Test
    void theSameTokensHoweverTheExamplesAreBatched() {
        TokenSample sample = TokenSample.of(EXAMPLES, 12, 5);
        SortedMap<Long, Long> alone = ids(sample, 1);
        assertThat(alone).hasSize(12);
        assertThat(alone.keySet())
                .containsExactly(IntStream.range(0, 12).mapToObj(Long::valueOf).toArray(Long[]::new));
        assertThat(alone.values()).doesNotHaveDuplicates();
        assertThat(ids(sample, 20)).isEqualTo(alone);
        assertThat(ids(sample, 1000)).isEqualTo(alone);
    }

    @Test
    void aSeedChoosesAndASmallerSampleLiesWithinALarger() {
        assertThat(ids(TokenSample.of(EXAMPLES, 12, 5), 1).values())
                .containsAll(ids(TokenSample.of(EXAMPLES, 6, 5), 1).values());
        assertThat(ids(TokenSample.of(EXAMPLES, 12, 6), 1)).isNotEqualTo(ids(TokenSample.of(EXAMPLES, 12, 5), 1));
    }

    @Test
    void allTokensWhereThereAreNoMore() {
        TokenSample sample = TokenSample.of(EXAMPLES, 100, 5);
        assertThat(sample.size()).isEqualTo(30);
        assertThat(sample.outOf()).isEqualTo(30);
        assertThat(ids(sample, 25).values())
                .containsExactly(IntStream.range(0, 30).mapToObj(Long::valueOf).toArray(Long[]::new));
    }

    @Test
    void tooFewTokensAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenSample.of(EXAMPLES, 2, 5))
                .withMessageContaining("received 2 of 30");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenSample.of(List.of(example(0, 2)), 100, 5))
                .withMessageContaining("received 100 of 2");
    }

    /** Token id by row of the sample. */
    private static SortedMap<Long, Long> ids(TokenSample sample, int budget) {
        SortedMap<Long, Long> ids = new TreeMap<>();
        for (BatchPlan.Batch batch : BatchPlan.byLength(EXAMPLES, budget).batches()) {
            TokenSample.Places places = sample.in(batch);
            for (int i = 0; i < places.rows().length; i++) {
                int cell = Math.toIntExact(places.cells()[i]);
                assertThat(batch.tokens().attentionMask()[cell]).isEqualTo(1);
                ids.put(places.rows()[i], batch.tokens().inputIds()[cell]);
            }
        }
        return ids;
    }

    private static EncodedExample example(int first, int length) {
        return new EncodedExample(IntStream.range(first, first + length).toArray(), new int[length], 0);
    }
}
