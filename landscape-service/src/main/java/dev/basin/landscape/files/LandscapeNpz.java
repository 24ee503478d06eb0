package dev.basin.landscape.files;

import dev.basin.export.NpzWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Everything as arrays for NumPy. */
final class LandscapeNpz implements FileFormat {
    @Override
    public String path() {
        return "landscape.npz";
    }

    @Override
    public String title() {
        return "values, path and provenance for NumPy";
    }

    @Override
    public String mediaType() {
        return "application/zip";
    }

    @Override
    public void write(LandscapeContent landscape, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            NpzWriter.write(landscape.arrays(), out);
        }
    }
}
