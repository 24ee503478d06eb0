package dev.basin.engine.data;

/** How often each label was predicted for each true label. A prediction that is no label at all counts as wrong. */
public final class ConfusionMatrix {
    private final int labels;
    private final long[][] counts; // (labels, labels + 1): true label, predicted label; the last column is "no label"

    private ConfusionMatrix(int labels) {
        this.labels = labels;
        counts = new long[labels][labels + 1];
    }

    /**
     * Counts predictions.
     *
     * @param labels number of labels, at least 2
     * @param truth true labels, each 0 to labels - 1
     * @param predicted as many predictions; a number that is no label (for example -1, where the logits were not numbers)
     *     is a wrong answer
     */
    public static ConfusionMatrix of(int labels, int[] truth, int[] predicted) {
        if (labels < 2 || truth.length == 0 || truth.length != predicted.length) {
            throw new IllegalArgumentException(
                    "a confusion matrix needs at least 2 labels and 1 example, and a prediction for each; received %d, %d and %d"
                            .formatted(labels, truth.length, predicted.length));
        }
        ConfusionMatrix matrix = new ConfusionMatrix(labels);
        for (int i = 0; i < truth.length; i++) {
            boolean isLabel = predicted[i] >= 0 && predicted[i] < labels;
            matrix.counts[truth[i]][isLabel ? predicted[i] : labels]++;
        }
        return matrix;
    }

    public int labels() {
        return labels;
    }

    /** How often {@code predicted} was answered where {@code truth} was right. */
    public long count(int truth, int predicted) {
        return counts[truth][predicted];
    }

    /** Examples in all. */
    public long total() {
        long total = 0;
        for (int label = 0; label < labels; label++) {
            total += truths(label);
        }
        return total;
    }

    /** Examples answered rightly. */
    public long correct() {
        long correct = 0;
        for (int label = 0; label < labels; label++) {
            correct += counts[label][label];
        }
        return correct;
    }

    /** Examples whose true label this is. */
    public long truths(int label) {
        long truths = 0;
        for (long count : counts[label]) {
            truths += count;
        }
        return truths;
    }

    /** Examples answered with this label. */
    public long predictions(int label) {
        long predictions = 0;
        for (long[] row : counts) {
            predictions += row[label];
        }
        return predictions;
    }

    /** Examples answered with no label at all. */
    public long unanswered() {
        return predictions(labels);
    }
}
