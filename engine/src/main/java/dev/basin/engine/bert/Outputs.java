package dev.basin.engine.bert;

/**
 * What the model says of a batch's examples, in order.
 *
 * @param losses cross-entropy of each example, in nats
 * @param logits of each example's classes
 */
@SuppressWarnings("ArrayRecordComponent") // Summed up right after the batch; compared nowhere.
public record Outputs(float[] losses, float[][] logits) {
    static Outputs ofRows(float[] rows, int labels) {
        int width = 1 + labels;
        float[] losses = new float[rows.length / width];
        float[][] logits = new float[losses.length][labels];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = rows[i * width];
            System.arraycopy(rows, i * width + 1, logits[i], 0, labels);
        }
        return new Outputs(losses, logits);
    }

    public int size() {
        return losses.length;
    }

    /** The class with the greatest logit; the first one where they tie or are not numbers. */
    public int prediction(int example) {
        float[] scores = logits[example];
        int best = 0;
        for (int label = 1; label < scores.length; label++) {
            if (scores[label] > scores[best]) {
                best = label;
            }
        }
        return best;
    }
}
