package dev.basin.requests.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Where a file of a fetched folder comes from. */
record Origin(URI address, String sha256) {
    private static final String FILE_NAME = "FETCHED";
    private static final String SEPARATOR = "  ";

    static void write(Path folder, List<Origin> origins) throws IOException {
        String lines = origins.stream()
                .map(origin -> origin.sha256 + SEPARATOR + origin.address + "\n")
                .collect(Collectors.joining());
        Files.writeString(folder.resolve(FILE_NAME), lines);
    }

    /** Those of a folder; none of one that was not fetched. */
    static List<Origin> read(Path folder) {
        Path file = folder.resolve(FILE_NAME);
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().map(Origin::parse).toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static Origin parse(String line) {
        String[] parts = line.split(SEPARATOR, 2);
        return new Origin(URI.create(parts[1]), parts[0]);
    }
}
