package dev.basin.engine.data;

import org.jspecify.annotations.Nullable;

/**
 * The names of the columns in which a task's texts and labels stand.
 *
 * @param textB the second text's column; null for tasks of single texts
 */
public record ExampleColumns(String textA, @Nullable String textB, String label) {
    public ExampleColumns {
        if (label.equals(textA) || label.equals(textB) || textA.equals(textB)) {
            throw DataException.invalid(
                    "columns '%s', '%s' and '%s'; accepted: a column of its own for each of the texts"
                                    .formatted(textA, textB, label)
                            + " and for the label");
        }
    }

    public boolean isPair() {
        return textB != null;
    }
}
