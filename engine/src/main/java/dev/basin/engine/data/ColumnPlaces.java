package dev.basin.engine.data;

import java.nio.file.Path;
import java.util.List;

/** Which fields of a row are the texts and the label, as the header says. */
final class ColumnPlaces {
    private static final int NONE = -1;

    private final Path file;
    private final int count;
    private final int textA;
    private final int textB;
    private final int label;

    /** @throws DataException if a column is missing or stands there twice */
    ColumnPlaces(Path file, List<String> header, ExampleColumns columns) {
        this.file = file;
        this.count = header.size();
        this.textA = place(header, columns.textA());
        this.textB = columns.textB() == null ? NONE : place(header, columns.textB());
        this.label = place(header, columns.label());
    }

    private int place(List<String> header, String name) {
        int place = header.indexOf(name);
        if (place < 0) {
            throw DataException.noColumn(
                    "%s: line 1: no column '%s'; found %s".formatted(file, name, new HeaderLine(header).inWords()));
        }
        if (header.lastIndexOf(name) != place) {
            throw DataException.invalid("%s: line 1: several columns '%s'; accepted: one".formatted(file, name));
        }
        return place;
    }

    boolean isShort(List<String> fields) {
        return fields.size() < count;
    }

    /** @throws DataException if the row has another number of fields than the header */
    LabelledRow row(long line, List<String> fields) {
        if (fields.size() != count) {
            throw DataException.invalid("%s: line %d: found %s, expected %d"
                    .formatted(file, line, HeaderLine.columns(fields.size()), count));
        }
        return new LabelledRow(line, fields.get(textA), textB == NONE ? null : fields.get(textB), fields.get(label));
    }
}
