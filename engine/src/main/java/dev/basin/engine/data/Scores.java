package dev.basin.engine.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scores predictions on one split by the task's own metrics. */
public final class Scores {
    private Scores() {}

    /**
     * The task's metrics by name, in the task's order: {@code accuracy} with {@code accuracy_standard_error}, {@code f1},
     * {@code matthews}; {@code combined}, their mean, where GLUE has both accuracy and F1. On MNLI's mismatched split every
     * name ends in {@code _mm}.
     *
     * @param split name of the split
     * @param truth true labels
     * @param predicted as many predictions; what is no label counts as wrong
     */
    public static Map<String, Double> of(Task task, String split, int[] truth, int[] predicted) {
        ConfusionMatrix matrix = ConfusionMatrix.of(task.labels().size(), truth, predicted);
        String suffix = split.equals("dev_mismatched") ? "_mm" : "";
        Map<String, Double> scores = new LinkedHashMap<>();
        for (Metric metric : task.metrics()) {
            double score = metric.of(matrix);
            scores.put(metric.key() + suffix, score);
            if (metric == Metric.ACCURACY) {
                scores.put("accuracy_standard_error" + suffix, standardError(score, matrix.total()));
            }
        }
        if (task.metrics().containsAll(List.of(Metric.ACCURACY, Metric.F1))) {
            scores.put("combined" + suffix, (Metric.ACCURACY.of(matrix) + Metric.F1.of(matrix)) / 2);
        }
        return Collections.unmodifiableMap(scores);
    }

    /** Standard error of a share that was counted on so many independent examples: that of a binomial. */
    public static double standardError(double share, long examples) {
        return Math.sqrt(share * (1 - share) / examples);
    }
}
