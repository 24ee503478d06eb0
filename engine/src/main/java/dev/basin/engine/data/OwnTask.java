package dev.basin.engine.data;

import java.util.HashSet;
import java.util.List;

/**
 * A user's own task.
 *
 * @param labels 2 to {@value #MOST_LABELS}, in the order of the classifier's outputs
 */
public record OwnTask(String id, List<String> labels, boolean isPair) implements Task {
    /** Above it, a column of texts was most likely taken for the labels. */
    public static final int MOST_LABELS = 1000;

    public OwnTask {
        labels = List.copyOf(labels);
        if (labels.size() < 2 || labels.size() > MOST_LABELS) {
            throw DataException.invalid("%s: %d labels: %s; accepted: 2 to %d"
                    .formatted(id, labels.size(), labels.subList(0, Math.min(3, labels.size())), MOST_LABELS));
        }
        if (new HashSet<>(labels).size() < labels.size() || labels.stream().anyMatch(String::isBlank)) {
            throw DataException.invalid(
                    "%s: labels %s; accepted: names that are not blank, each once".formatted(id, labels));
        }
    }

    /** Accuracy, and Matthews correlation, which an unequal number of examples per label does not flatter. */
    @Override
    public List<Metric> metrics() {
        return List.of(Metric.ACCURACY, Metric.MATTHEWS);
    }
}
