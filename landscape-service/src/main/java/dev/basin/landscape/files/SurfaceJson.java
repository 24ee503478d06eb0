package dev.basin.landscape.files;

import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** The surface as the contract has it. */
final class SurfaceJson implements FileFormat {
    @Override
    public String path() {
        return "surface.json";
    }

    @Override
    public String title() {
        return "values over the grid";
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public void write(LandscapeContent landscape, Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            JsonFormat.printer().appendTo(landscape.surface(), out);
        }
    }
}
