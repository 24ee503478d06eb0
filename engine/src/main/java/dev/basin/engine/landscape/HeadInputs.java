package dev.basin.engine.landscape;

/**
 * What the encoder makes of examples, from which the head decides.
 *
 * @param pooled pooler's output for [CLS], row-major (examples, width)
 * @param labels true class of each example
 */
@SuppressWarnings("ArrayRecordComponent") // Made for one fit of a head; compared nowhere.
public record HeadInputs(float[] pooled, int[] labels, int width) {
    public HeadInputs {
        if (labels.length == 0 || width < 1 || pooled.length != Math.multiplyExact(labels.length, width)) {
            throw new IllegalArgumentException(
                    "inputs of a head need as many values as labels, at least 1, times width; received %d, %d and %d"
                            .formatted(pooled.length, labels.length, width));
        }
    }
}
