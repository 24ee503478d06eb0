package dev.basin.landscape.files;

import dev.basin.export.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** One line per point, rows along beta. */
final class SurfaceCsv implements FileFormat {
    @Override
    public String path() {
        return "surface.csv";
    }

    @Override
    public String title() {
        return "values over the grid, as a table";
    }

    @Override
    public String mediaType() {
        return "text/csv";
    }

    @Override
    public void write(LandscapeContent landscape, Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            CsvWriter.write(landscape.surfaceArrays().columns(), out);
        }
    }
}
