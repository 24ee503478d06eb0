package dev.basin.engine.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A user's own examples in two files with named columns: TSV without quoting, as GLUE's files are; CSV as RFC 4180 has it; or one
 * JSON object on each line. The ending of a file's name says which.
 *
 * @param labels the labels in the order of the classifier's outputs; empty to take the sorted distinct ones of the training file
 */
public record OwnSource(Path train, Path dev, ExampleColumns columns, List<String> labels) implements TaskSource {
    public OwnSource {
        labels = List.copyOf(labels);
    }

    @Override
    public Dataset read() {
        OwnTask task = task();
        return new Dataset(task, split("train", train, task), List.of(split("dev", dev, task)));
    }

    private OwnTask task() {
        return new OwnTask(
                String.valueOf(train.getFileName()), labels.isEmpty() ? labelsOf(train) : labels, columns.isPair());
    }

    private List<String> labelsOf(Path file) {
        Set<String> found = new TreeSet<>();
        try (LabelledRows rows = open(file)) {
            for (LabelledRow row = rows.next(); row != null && found.size() <= OwnTask.MOST_LABELS; row = rows.next()) {
                found.add(requireNamed(file, row));
            }
            if (found.isEmpty()) {
                throw DataException.invalid("%s: no examples in %d lines".formatted(file, rows.lines()));
            }
        }
        return List.copyOf(found);
    }

    private String requireNamed(Path file, LabelledRow row) {
        if (row.label().isBlank()) {
            throw DataException.invalid("%s: line %d: the label in '%s' is blank; accepted: a name"
                    .formatted(file, row.line(), columns.label()));
        }
        return row.label();
    }

    private Split split(String name, Path file, OwnTask task) {
        return SplitReader.read(open(file), name, task.labels());
    }

    private LabelledRows open(Path file) {
        return OwnFormat.of(file).open(file, columns);
    }
}
