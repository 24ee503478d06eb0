package dev.basin.engine.data;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a TSV file. Fields are separated by tabs and nothing is quoted: a {@code "} is text. Blank lines are left out. */
final class TsvRows implements LabelledRows {
    private final Path file;
    private final Utf8Lines lines;
    private final ColumnPlaces places;
    private final boolean shortRowsSkipped;
    private int skippedRows;

    TsvRows(Path file, TsvLayout layout) {
        this.file = file;
        this.shortRowsSkipped = layout.shortRowsSkipped();
        this.lines = new Utf8Lines(file);
        try {
            this.places = new ColumnPlaces(file, header(layout), layout.columns());
        } catch (DataException e) {
            lines.close();
            throw e;
        }
    }

    private List<String> header(TsvLayout layout) {
        if (!layout.impliedHeader().isEmpty()) {
            return layout.impliedHeader();
        }
        String line = lines.next();
        return line == null ? List.of() : fields(line);
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public @Nullable LabelledRow next() {
        for (String line = lines.next(); line != null; line = lines.next()) {
            List<String> fields = fields(line);
            boolean blank = line.isEmpty();
            boolean skipped = !blank && shortRowsSkipped && places.isShort(fields);
            if (!blank && !skipped) {
                return places.row(lines.number(), fields);
            }
            skippedRows += skipped ? 1 : 0;
        }
        return null;
    }

    @Override
    public long lines() {
        return lines.number();
    }

    @Override
    public int skippedRows() {
        return skippedRows;
    }

    @Override
    public String sha256() {
        return lines.sha256();
    }

    @Override
    public void close() {
        lines.close();
    }

    private static List<String> fields(String line) {
        return List.of(line.split("\t", -1));
    }
}
