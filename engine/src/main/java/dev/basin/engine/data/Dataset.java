package dev.basin.engine.data;

import java.util.List;

/**
 * The labelled examples of a task.
 *
 * @param dev the held-out splits, at least one; the first is the one that surfaces are drawn over (MNLI has a second)
 */
public record Dataset(Task task, Split train, List<Split> dev) {
    public Dataset {
        dev = List.copyOf(dev);
        if (dev.isEmpty()) {
            throw new IllegalArgumentException(task.id() + ": a dataset needs a held-out split, received none");
        }
    }

    /** The first held-out split. */
    public Split mainDev() {
        return dev.getFirst();
    }

    /**
     * The same task with at most so many examples, chosen by a seed.
     *
     * @param maxTrainExamples 0 for all
     * @param maxEvalExamples for each held-out split; 0 for all
     */
    public Dataset sample(int maxTrainExamples, int maxEvalExamples, long seed) {
        return new Dataset(
                task,
                train.sample(maxTrainExamples, seed),
                dev.stream().map(split -> split.sample(maxEvalExamples, seed)).toList());
    }
}
