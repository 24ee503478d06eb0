package dev.basin.engine.landscape;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What the encoder makes of examples, from which the head decides.
 *
 * @param rows pooled [CLS] of each example, (examples, width)
 * @param labels true class of each example
 */
@SuppressWarnings("ArrayRecordComponent") // Made for one fit of a head; compared nowhere.
public record HeadInputs(double[][] rows, int[] labels) {
    public HeadInputs {
        if (rows.length == 0 || rows.length != labels.length) {
            throw new IllegalArgumentException("a head needs as many labels as rows, at least 1; received %d and %d"
                    .formatted(labels.length, rows.length));
        }
    }

    /** Joins batches, row-major each. */
    static HeadInputs of(float[][] perBatch, int[] labels, int width) {
        double[][] rows = Arrays.stream(perBatch)
                .flatMap(batch -> IntStream.range(0, batch.length / width).mapToObj(row -> row(batch, row, width)))
                .toArray(double[][]::new);
        return new HeadInputs(rows, labels);
    }

    private static double[] row(float[] batch, int row, int width) {
        double[] values = new double[width];
        for (int i = 0; i < width; i++) {
            values[i] = batch[row * width + i];
        }
        return values;
    }

    public int width() {
        return rows[0].length;
    }
}
