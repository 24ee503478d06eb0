package dev.basin.engine.data;

import org.jspecify.annotations.Nullable;

/**
 * One labelled text, or pair of texts.
 *
 * @param id where it comes from, unique within its split, for example {@code train-17}
 * @param textB the second text of a pair; null for a single text
 * @param label index into the task's labels
 */
public record Example(String id, String textA, @Nullable String textB, int label) {
    public Example {
        if (label < 0) {
            throw new IllegalArgumentException("example %s: a label is at least 0, received %d".formatted(id, label));
        }
    }

    public boolean isPair() {
        return textB != null;
    }
}
