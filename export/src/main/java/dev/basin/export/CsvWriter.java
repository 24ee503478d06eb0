package dev.basin.export;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/** A table of numbers as comma-separated values: full precision, NaN and Infinity by name. */
public final class CsvWriter {
    private CsvWriter() {}

    /**
     * Writes a line of names and a line for each position.
     *
     * @param columns of equal sizes; a matrix counts row after row
     */
    public static void write(List<NumberArray> columns, Writer out) throws IOException {
        int lines = columns.getFirst().size();
        for (NumberArray column : columns) {
            if (column.size() != lines) {
                throw new IllegalArgumentException("column '%s' has %d values, '%s' has %d"
                        .formatted(
                                column.name(), column.size(), columns.getFirst().name(), lines));
            }
        }
        out.write(columns.stream().map(NumberArray::name).collect(Collectors.joining(",", "", "\n")));
        for (int line = 0; line < lines; line++) {
            out.write(line(columns, line));
        }
    }

    /** A text as a field: in quotes, its own quotes doubled; an empty one is an empty field. */
    public static String text(String text) {
        return text.isEmpty() ? "" : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String line(List<NumberArray> columns, int line) {
        return columns.stream()
                .map(column -> Double.toString(column.at(line)))
                .collect(Collectors.joining(",", "", "\n"));
    }
}
