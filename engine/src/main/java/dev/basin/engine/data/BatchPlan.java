package dev.basin.engine.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which examples are computed together: each exactly once, neighbours in length side by side, so that little padding is
 * computed. The same examples and budget give the same plan.
 *
 * @param batches the batches in the order they are computed, longest examples first so that memory runs out at once or never
 */
public record BatchPlan(List<Batch> batches) {
    public BatchPlan {
        batches = List.copyOf(batches);
    }

    /**
     * One batch.
     *
     * @param rows (size) for each row of the tokens, the index of its example in the list that was planned
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Batch(int[] rows, TokenBatch tokens) {}

    /**
     * Sorts by length and fills batches up to a budget.
     *
     * @param tokenBudget most cells (rows x padded length) in a batch, at least 1; an example longer than it gets a batch
     *     of its own
     */
    public static BatchPlan byLength(List<EncodedExample> examples, int tokenBudget) {
        if (tokenBudget < 1) {
            throw new IllegalArgumentException("a token budget is at least 1, received " + tokenBudget);
        }
        int[] order = longestFirst(examples);
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < order.length; ) {
            int rows = Math.max(1, tokenBudget / examples.get(order[from]).length());
            int to = Math.min(order.length, from + rows);
            batches.add(
                    batch(examples, IntStream.range(from, to).map(i -> order[i]).toArray()));
            from = to;
        }
        return new BatchPlan(batches);
    }

    /** Number of examples in all batches. */
    public int examples() {
        return batches.stream().mapToInt(batch -> batch.tokens().size()).sum();
    }

    /** Share of the computed cells that are padding, 0 to 1. */
    public double paddingShare() {
        long cells = 0;
        long pieces = 0;
        for (Batch batch : batches) {
            for (float kept : batch.tokens().attentionMask()) {
                cells++;
                pieces += (long) kept;
            }
        }
        return cells == 0 ? 0 : (double) (cells - pieces) / cells;
    }

    private static int[] longestFirst(List<EncodedExample> examples) {
        return IntStream.range(0, examples.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> -examples.get(i).length()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static Batch batch(List<EncodedExample> examples, int[] rows) {
        return new Batch(
                rows, TokenBatch.of(IntStream.of(rows).mapToObj(examples::get).toList()));
    }
}
