package dev.basin.export;

import java.io.IOException;
import java.io.OutputStream;

/** A relief as a structured grid of VTK's XML format, which ParaView shows as it is. */
public final class VtsWriter {
    private VtsWriter() {}

    public static void write(Relief relief, OutputStream out) throws IOException {
        Heights heights = new Heights(relief.height());
        int columns = relief.x().size();
        String extent = "0 %d 0 %d 0 0".formatted(columns - 1, relief.y().size() - 1);
        VtkXml xml = new VtkXml(out, "StructuredGrid");
        xml.open("StructuredGrid", "WholeExtent=\"" + extent + "\"");
        xml.texts(relief.texts());
        xml.open("Piece", "Extent=\"" + extent + "\"");
        xml.open("PointData", "Scalars=\"" + relief.height().name() + "\"");
        xml.numbers(relief.height());
        xml.numbers(relief.fields());
        xml.flags("vtkGhostType", heights.hidden());
        xml.close();
        xml.open("Points");
        xml.numbers(
                "Points",
                3,
                heights.points(i -> relief.x().at(i % columns), i -> relief.y().at(i / columns)));
        xml.end();
    }
}
