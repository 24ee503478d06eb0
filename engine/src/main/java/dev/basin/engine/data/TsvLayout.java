package dev.basin.engine.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In which columns of a TSV file a task's texts and labels stand. Columns are found by their names in the header row, so that
 * the file of another task is noticed at once.
 *
 * @param impliedHeader the columns of a file that has no header row; empty for a file that has one
 * @param shortRowsSkipped whether rows with too few columns are left out, and counted, rather than refused
 */
record TsvLayout(List<String> impliedHeader, ExampleColumns columns, boolean shortRowsSkipped) {
    /** The layout of a GLUE task's train and dev files. */
    static TsvLayout of(GlueTask task) {
        return switch (task) {
            case MNLI -> withHeader("sentence1", "sentence2", "gold_label");
            case RTE -> withHeader("sentence1", "sentence2", "label");
            case SST_2 -> withHeader("sentence", null, "label");
            case MRPC -> withHeader("#1 String", "#2 String", "Quality");
            case QNLI -> withHeader("question", "sentence", "label");
            case QQP -> new TsvLayout(List.of(), new ExampleColumns("question1", "question2", "is_duplicate"), true);
            case COLA ->
                new TsvLayout(
                        List.of("source", "label", "mark", "sentence"),
                        new ExampleColumns("sentence", null, "label"),
                        false);
        };
    }

    private static TsvLayout withHeader(String textA, @Nullable String textB, String label) {
        return new TsvLayout(List.of(), new ExampleColumns(textA, textB, label), false);
    }
}
