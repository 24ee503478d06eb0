package dev.basin.engine.data;

/** A number that scores predictions, as GLUE defines it. */
public enum Metric {
    /** Share of right answers, 0 to 1. */
    ACCURACY("accuracy") {
        @Override
        public double of(ConfusionMatrix matrix) {
            return (double) matrix.correct() / matrix.total();
        }
    },
    /** Harmonic mean of precision and recall of label 1, 0 to 1; 0 where label 1 neither occurs nor is predicted. */
    F1("f1") {
        @Override
        public double of(ConfusionMatrix matrix) {
            long truePositives = matrix.count(1, 1);
            long positives = matrix.truths(1) + matrix.predictions(1);
            return positives == 0 ? 0 : 2.0 * truePositives / positives;
        }
    },
    /**
     * Matthews correlation, -1 to 1, in Gorodkin's form for any number of labels; 0 where all true labels or all predictions
     * are the same.
     */
    MATTHEWS("matthews") {
        @Override
        public double of(ConfusionMatrix matrix) {
            double total = matrix.total();
            double agreement = matrix.correct() * total;
            double truths = total * total;
            double predictions = total * total - (double) matrix.unanswered() * matrix.unanswered();
            for (int label = 0; label < matrix.labels(); label++) {
                agreement -= (double) matrix.truths(label) * matrix.predictions(label);
                truths -= (double) matrix.truths(label) * matrix.truths(label);
                predictions -= (double) matrix.predictions(label) * matrix.predictions(label);
            }
            double scale = Math.sqrt(truths) * Math.sqrt(predictions);
            return scale == 0 ? 0 : agreement / scale;
        }
    };

    private final String key;

    Metric(String key) {
        this.key = key;
    }

    /** Its name in results, for example {@code accuracy}. */
    public String key() {
        return key;
    }

    public abstract double of(ConfusionMatrix matrix);
}
