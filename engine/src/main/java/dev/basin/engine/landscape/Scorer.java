package dev.basin.engine.landscape;

import java.util.Map;

/** What a task reports of its predictions beside their error, for example accuracy, F1 or Matthews' correlation. */
@FunctionalInterface
public interface Scorer {
    /**
     * Metrics by name.
     *
     * @param predictions class of each example, {@link #NONE} where the model gave no number
     * @param labels true class of each example
     */
    Map<String, Double> score(int[] predictions, int[] labels);

    /** Stands for the prediction of a model whose outputs are not numbers; equal to no label. */
    int NONE = -1;
}
