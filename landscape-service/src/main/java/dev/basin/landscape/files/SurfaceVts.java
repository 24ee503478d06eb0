package dev.basin.landscape.files;

import dev.basin.export.NumberArray;
import dev.basin.export.Relief;
import dev.basin.export.VtsWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The surface for ParaView, with the training loss as its height. */
final class SurfaceVts implements FileFormat {
    @Override
    public String path() {
        return "surface.vts";
    }

    @Override
    public String title() {
        return "surface for ParaView";
    }

    @Override
    public String mediaType() {
        return "application/xml";
    }

    @Override
    public void write(LandscapeContent landscape, Path file) throws IOException {
        SurfaceArrays surface = landscape.surfaceArrays();
        List<NumberArray> quantities = surface.quantities();
        Relief relief = new Relief(
                surface.alpha(),
                surface.beta(),
                quantities.getFirst(),
                quantities.subList(1, quantities.size()),
                landscape.provenance());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            VtsWriter.write(relief, out);
        }
    }
}
