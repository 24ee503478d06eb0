package dev.basin.landscape.files;

import dev.basin.export.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** One line per state of the path. */
final class TrajectoryCsv implements FileFormat {
    @Override
    public String path() {
        return "trajectory.csv";
    }

    @Override
    public String title() {
        return "states of the path, as a table";
    }

    @Override
    public String mediaType() {
        return "text/csv";
    }

    @Override
    public boolean suits(LandscapeContent landscape) {
        return landscape.hasTrajectory();
    }

    @Override
    public void write(LandscapeContent landscape, Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            CsvWriter.write(landscape.trajectoryArrays().all(), out);
        }
    }
}
