package dev.basin.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.basin.engine.data.BatchPlan.Batch;
import dev.basin.engine.random.SplitMix64;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchPlanTest {
    @Test
    void coversEachExampleOnceAndRemembersWhichItWas() {
        List<EncodedExample> examples = examples(500, 64);

        BatchPlan plan = BatchPlan.byLength(examples, 512);

        int[] rows = plan.batches().stream()
                .flatMapToInt(batch -> Arrays.stream(batch.rows()))
                .sorted()
                .toArray();
        assertThat(rows).isEqualTo(IntStream.range(0, 500).toArray());
        assertThat(plan.examples()).isEqualTo(500);
        for (Batch batch : plan.batches()) {
            for (int row = 0; row < batch.rows().length; row++) {
                // Each example's label is its index, so the tokens tell where they came from.
                assertThat(batch.tokens().labels()[row]).isEqualTo(batch.rows()[row]);
            }
        }
    }

    @Test
    void staysWithinTheBudgetAndPadsLittle() {
        BatchPlan plan = BatchPlan.byLength(examples(500, 64), 512);

        assertThat(plan.batches())
                .allSatisfy(batch -> assertThat(
                                batch.tokens().size() * batch.tokens().length())
                        .isLessThanOrEqualTo(512));
        assertThat(plan.paddingShare()).isLessThan(0.05);
        assertThat(plan.batches().getFirst().tokens().length()).isEqualTo(64);
    }

    @Test
    void computesALongExampleAlone() {
        BatchPlan plan = BatchPlan.byLength(List.of(example(9, 0), example(3, 1), example(3, 2)), 6);

        assertThat(plan.batches().stream().map(Batch::rows)).containsExactly(new int[] {0}, new int[] {1, 2});
    }

    @Test
    void countsPadding() {
        BatchPlan plan = BatchPlan.byLength(List.of(example(2, 0), example(4, 1)), 8);

        assertThat(plan.paddingShare()).isCloseTo(2.0 / 8, within(1e-12));
    }

    @Test
    void refusesAnEmptyBudget() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchPlan.byLength(List.of(), 0))
                .withMessageContaining("received 0");
    }

    private static List<EncodedExample> examples(int count, int longest) {
        SplitMix64 random = new SplitMix64(1);
        return IntStream.range(0, count)
                .mapToObj(i -> example(i == 17 ? longest : 3 + random.below(longest - 3), i))
                .toList();
    }

    private static EncodedExample example(int length, int label) {
        return new EncodedExample(new int[length], new int[length], label);
    }
}
