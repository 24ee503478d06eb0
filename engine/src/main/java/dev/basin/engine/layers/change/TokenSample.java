package dev.basin.engine.layers.change;

import dev.basin.engine.data.BatchPlan;
import dev.basin.engine.data.EncodedExample;
import dev.basin.engine.random.SplitMix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some of the examples' tokens, chosen by a seed: the same ones however the examples are cut into batches. Under one seed a
 * smaller sample lies within every larger one.
 */
final class TokenSample {
    /** Fewest tokens among whose similarities there is something to correlate. */
    static final int FEWEST = 3;

    private final int[] firstTokens; // (examples + 1) of each example among all tokens, and their number
    private final int[] chosen; // (size) ascending

    private TokenSample(int[] firstTokens, int[] chosen) {
        this.firstTokens = firstTokens;
        this.chosen = chosen;
    }

    /**
     * Chooses tokens.
     *
     * @param most at most so many; all where there are no more
     */
    static TokenSample of(List<EncodedExample> examples, int most, long seed) {
        int[] firstTokens = new int[examples.size() + 1];
        for (int i = 0; i < examples.size(); i++) {
            firstTokens[i + 1] = Math.addExact(firstTokens[i], examples.get(i).length());
        }
        int tokens = firstTokens[examples.size()];
        if (most < FEWEST || tokens < FEWEST) {
            throw new IllegalArgumentException(
                    "a sample needs at least %d tokens, received %d of %d".formatted(FEWEST, most, tokens));
        }
        int[] order = SplitMix64.of(seed).permutation(tokens);
        return new TokenSample(
                firstTokens, Arrays.stream(order).limit(most).sorted().toArray());
    }

    int size() {
        return chosen.length;
    }

    /** Number of tokens that they were chosen from. */
    int outOf() {
        return firstTokens[firstTokens.length - 1];
    }

    /** Those that lie in a batch of the same examples. */
    Places in(BatchPlan.Batch batch) {
        List<Long> rows = new ArrayList<>();
        List<Long> cells = new ArrayList<>();
        for (int row = 0; row < batch.rows().length; row++) {
            int example = batch.rows()[row];
            long firstCell = (long) row * batch.tokens().length() - firstTokens[example];
            for (int i = rank(firstTokens[example]); i < rank(firstTokens[example + 1]); i++) {
                rows.add((long) i);
                cells.add(firstCell + chosen[i]);
            }
        }
        return new Places(toArray(rows), toArray(cells));
    }

    /** How many of the chosen tokens come before this one. */
    private int rank(int token) {
        int found = Arrays.binarySearch(chosen, token);
        return found < 0 ? -found - 1 : found;
    }

    private static long[] toArray(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }

    /**
     * Where chosen tokens are.
     *
     * @param rows their places in the sample, 0 to size - 1
     * @param cells their places in the batch's grid of (B, T) cells
     */
    @SuppressWarnings("ArrayRecordComponent") // They become tensors at once; compared nowhere.
    record Places(long[] rows, long[] cells) {
        boolean isEmpty() {
            return rows.length == 0;
        }
    }
}
