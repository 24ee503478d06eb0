package dev.basin.engine.data;

import java.util.List;

/**
 * Examples as the rows of matrices, padded on the right with {@code [PAD]} = 0 to the longest; row-major.
 *
 * @param inputIds (size, length)
 * @param segmentIds (size, length)
 * @param attentionMask (size, length) 1 for a word piece, 0 for padding
 * @param labels (size)
 */
@SuppressWarnings("ArrayRecordComponent") // They become tensors as they are; batches are compared nowhere.
public record TokenBatch(
        long[] inputIds, long[] segmentIds, float[] attentionMask, long[] labels, int size, int length) {
    public TokenBatch {
        int cells = Math.multiplyExact(size, length);
        if (cells == 0
                || inputIds.length != cells
                || segmentIds.length != cells
                || attentionMask.length != cells
                || labels.length != size) {
            throw new IllegalArgumentException(
                    "a batch of %d x %d needs %d ids, segments and mask values and %d labels; received %d, %d, %d and %d"
                            .formatted(
                                    size,
                                    length,
                                    cells,
                                    size,
                                    inputIds.length,
                                    segmentIds.length,
                                    attentionMask.length,
                                    labels.length));
        }
    }

    /** The examples in the order given; at least one. */
    public static TokenBatch of(List<EncodedExample> examples) {
        int size = examples.size();
        int length = examples.stream().mapToInt(EncodedExample::length).max().orElse(0);
        TokenBatch batch = new TokenBatch(
                new long[size * length],
                new long[size * length],
                new float[size * length],
                new long[size],
                size,
                length);
        for (int row = 0; row < size; row++) {
            batch.fill(row, examples.get(row));
        }
        return batch;
    }

    /** Word pieces in a row, padding left out. */
    public int tokensIn(int row) {
        int tokens = 0;
        for (int cell = row * length; cell < (row + 1) * length; cell++) {
            tokens += (int) attentionMask[cell];
        }
        return tokens;
    }

    private void fill(int row, EncodedExample example) {
        labels[row] = example.label();
        for (int column = 0; column < example.length(); column++) {
            int cell = row * length + column;
            inputIds[cell] = example.inputIds()[column];
            segmentIds[cell] = example.segmentIds()[column];
            attentionMask[cell] = 1;
        }
    }
}
