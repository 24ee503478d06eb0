package dev.basin.engine.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The formats of a user's own files, told by the ending of the file's name. */
enum OwnFormat {
    TSV(".tsv") {
        @Override
        LabelledRows open(Path file, ExampleColumns columns) {
            return new TsvRows(file, new TsvLayout(List.of(), columns, false));
        }
    },
    CSV(".csv") {
        @Override
        LabelledRows open(Path file, ExampleColumns columns) {
            return new CsvRows(file, columns);
        }
    },
    JSON_LINES(".jsonl") {
        @Override
        LabelledRows open(Path file, ExampleColumns columns) {
            return new JsonLinesRows(file, columns);
        }
    };

    private final String ending;

    OwnFormat(String ending) {
        this.ending = ending;
    }

    /** @throws DataException if the ending is none of a known format */
    static OwnFormat of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> name.endsWith(format.ending))
                .findFirst()
                .orElseThrow(() ->
                        DataException.invalid("%s: the format is not known by the file's ending; accepted: %s"
                                .formatted(
                                        file,
                                        Arrays.stream(values())
                                                .map(format -> format.ending)
                                                .collect(Collectors.joining(", ")))));
    }

    abstract LabelledRows open(Path file, ExampleColumns columns);
}
