package dev.basin.engine.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file as RFC 4180 has it: commas, a header, fields in quotes where they need them. Blank lines are left out. */
final class CsvRows implements LabelledRows {
    private static final CSVFormat RFC_4180 =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    private final Path file;
    private final Utf8Lines lines;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final ColumnPlaces places;

    CsvRows(Path file, ExampleColumns columns) {
        this.file = file;
        this.lines = new Utf8Lines(file);
        try {
            this.parser = CSVParser.builder()
                    .setReader(new Utf8Reader(lines))
                    .setFormat(RFC_4180)
                    .get();
            this.records = parser.iterator();
            List<String> header = nextFields();
            this.places = new ColumnPlaces(file, header == null ? List.of() : header, columns);
        } catch (IOException e) {
            lines.close();
            throw new UncheckedIOException(e);
        } catch (DataException e) {
            lines.close();
            throw e;
        }
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public @Nullable LabelledRow next() {
        List<String> fields = nextFields();
        return fields == null ? null : places.row(parser.getCurrentLineNumber(), fields);
    }

    private @Nullable List<String> nextFields() {
        try {
            return records.hasNext() ? records.next().toList() : null;
        } catch (UncheckedIOException e) {
            throw DataException.invalid(
                    "%s: line %d: %s; accepted: fields separated by commas, in double quotes where they"
                                    .formatted(
                                            file,
                                            parser.getCurrentLineNumber(),
                                            e.getCause().getMessage())
                            + " hold commas, quotes or line breaks");
        }
    }

    @Override
    public long lines() {
        return lines.number();
    }

    @Override
    public String sha256() {
        return lines.sha256();
    }

    @Override
    public void close() {
        lines.close();
    }
}
