package dev.basin.landscape.files;

import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** The landscape as the contract has it. */
final class LandscapeJson implements FileFormat {
    @Override
    public String path() {
        return "landscape.json";
    }

    @Override
    public String title() {
        return "request, geometry, measures and provenance";
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public void write(LandscapeContent landscape, Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            JsonFormat.printer().appendTo(landscape.message(), out);
        }
    }
}
