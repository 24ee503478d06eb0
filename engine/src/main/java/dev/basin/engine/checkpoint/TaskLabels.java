package dev.basin.engine.checkpoint;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the classes of a head mean.
 *
 * @param task name of the task the head was trained on, empty when the checkpoint does not say
 * @param names class names in the order of their ids, at least one, all different
 */
public record TaskLabels(String task, List<String> names) {
    public TaskLabels {
        names = List.copyOf(names);
        if (names.isEmpty() || new HashSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException(
                    "labels are %s, at least one and no name twice is accepted".formatted(names));
        }
    }

    /** The names {@code LABEL_0}, {@code LABEL_1}, … that Hugging Face gives to classes nobody named. */
    public static TaskLabels unnamed(int count) {
        return new TaskLabels(
                "", IntStream.range(0, count).mapToObj(id -> "LABEL_" + id).toList());
    }

    /** Whether somebody gave the classes names of their own, so that they can be compared with a task's. */
    public boolean areNamed() {
        return !names.equals(unnamed(names.size()).names);
    }
}
