package dev.basin.engine.data;

/**
 * A tokenized example, {@code [CLS] a [SEP]} or {@code [CLS] a [SEP] b [SEP]}, without padding.
 *
 * @param inputIds (length) vocabulary indices
 * @param segmentIds (length) 0 up to the first [SEP], 1 after it
 * @param label index into the task's labels
 */
@SuppressWarnings("ArrayRecordComponent") // Many thousands of them feed tensors; they are compared nowhere.
public record EncodedExample(int[] inputIds, int[] segmentIds, int label) {
    public EncodedExample {
        if (inputIds.length == 0 || inputIds.length != segmentIds.length) {
            throw new IllegalArgumentException("an encoded example needs as many segment ids as input ids, at least 1;"
                    + " received %d and %d".formatted(segmentIds.length, inputIds.length));
        }
    }

    /** Number of word pieces, special tokens included. */
    public int length() {
        return inputIds.length;
    }
}
