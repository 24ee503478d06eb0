package dev.basin.engine.data;

import java.util.ArrayList;
import java.util.List;

/** Makes a split of a file's rows. */
final class SplitReader {
    private final LabelledRows rows;
    private final String split;
    private final List<String> labels;

    private SplitReader(LabelledRows rows, String split, List<String> labels) {
        this.rows = rows;
        this.split = split;
        this.labels = labels;
    }

    /** Reads all rows and closes them. */
    static Split read(LabelledRows rows, String split, List<String> labels) {
        try (rows) {
            return new SplitReader(rows, split, labels).read();
        }
    }

    private Split read() {
        List<Example> examples = new ArrayList<>();
        for (LabelledRow row = rows.next(); row != null; row = rows.next()) {
            examples.add(new Example(split + "-" + examples.size(), row.textA(), row.textB(), label(row)));
        }
        if (examples.isEmpty()) {
            throw DataException.invalid("%s: no examples in %d lines".formatted(rows.file(), rows.lines()));
        }
        return new Split(split, examples, rows.sha256(), rows.skippedRows());
    }

    private int label(LabelledRow row) {
        int label = labels.indexOf(row.label());
        if (label < 0) {
            throw DataException.invalid("%s: line %d: unknown label '%s'; accepted: %s"
                    .formatted(rows.file(), row.line(), row.label(), labels));
        }
        return label;
    }
}
