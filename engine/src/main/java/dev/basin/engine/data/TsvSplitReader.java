package dev.basin.engine.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads one TSV file of labelled texts. Fields are separated by tabs and nothing is quoted: a {@code "} is text. */
final class TsvSplitReader {
    private final Path file;
    private final String split;
    private final List<String> labels;
    private final TsvLayout layout;
    private final List<Example> examples = new ArrayList<>();
    private int skippedRows;

    private TsvSplitReader(Path file, String split, List<String> labels, TsvLayout layout) {
        this.file = file;
        this.split = split;
        this.labels = labels;
        this.layout = layout;
    }

    static Split read(Path file, String split, List<String> labels, TsvLayout layout) {
        return new TsvSplitReader(file, split, labels, layout).read();
    }

    private Split read() {
        try (Utf8Lines lines = new Utf8Lines(file)) {
            Columns columns = columns(lines);
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (!line.isEmpty()) {
                    readRow(columns, fields(line), lines.number());
                }
            }
            if (examples.isEmpty()) {
                throw DataException.invalid("%s: no examples in %d lines".formatted(file, lines.number()));
            }
            return new Split(split, examples, lines.sha256(), skippedRows);
        }
    }

    /** Places of the fields in a row, and how many a row has; textB is -1 for single texts. */
    private record Columns(int count, int textA, int textB, int label) {}

    private Columns columns(Utf8Lines lines) {
        List<String> header = layout.impliedHeader();
        if (header.isEmpty()) {
            String line = lines.next();
            header = line == null ? List.of() : List.of(fields(line));
        }
        return new Columns(
                header.size(),
                column(header, layout.textA()),
                layout.textB() == null ? -1 : column(header, layout.textB()),
                column(header, layout.label()));
    }

    private int column(List<String> header, String name) {
        int column = header.indexOf(name);
        if (column < 0) {
            throw DataException.invalid("%s: line 1: no column '%s'; found %d columns: %s"
                    .formatted(file, name, header.size(), shown(header)));
        }
        return column;
    }

    private void readRow(Columns columns, String[] fields, long line) {
        if (fields.length < columns.count() && layout.shortRowsSkipped()) {
            skippedRows++;
            return;
        }
        if (fields.length != columns.count()) {
            throw DataException.invalid(
                    "%s: line %d: found %d columns, expected %d".formatted(file, line, fields.length, columns.count()));
        }
        examples.add(new Example(
                split + "-" + examples.size(),
                fields[columns.textA()],
                columns.textB() < 0 ? null : fields[columns.textB()],
                label(fields[columns.label()], line)));
    }

    private int label(String value, long line) {
        int label = labels.indexOf(value);
        if (label < 0) {
            throw DataException.invalid(
                    "%s: line %d: unknown label '%s'; accepted: %s".formatted(file, line, value, labels));
        }
        return label;
    }

    private static String[] fields(String line) {
        return line.split("\t", -1);
    }

    /** A header as far as it is worth showing: the first line of a file without one may be a long text. */
    private static String shown(List<String> header) {
        String text = header.toString();
        return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }
}
