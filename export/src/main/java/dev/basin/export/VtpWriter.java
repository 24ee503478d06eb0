package dev.basin.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.LongStream;

/** A track as poly data of VTK's XML format: a line through all points, and each point as a mark. */
public final class VtpWriter {
    private VtpWriter() {}

    public static void write(Track track, OutputStream out) throws IOException {
        int points = track.x().size();
        int lines = points > 1 ? 1 : 0;
        VtkXml xml = new VtkXml(out, "PolyData");
        xml.open("PolyData");
        xml.texts(track.texts());
        xml.open(
                "Piece",
                "NumberOfPoints=\"%d\" NumberOfVerts=\"%d\" NumberOfLines=\"%d\"".formatted(points, points, lines));
        xml.open("PointData", "Scalars=\"" + track.height().name() + "\"");
        xml.numbers(track.height());
        xml.numbers(track.fields());
        xml.close();
        xml.open("Points");
        xml.numbers("Points", 3, new Heights(track.height()).points(track.x()::at, track.y()::at));
        xml.close();
        xml.open("Verts");
        cells(xml, upTo(points), LongStream.rangeClosed(1, points).toArray());
        xml.close();
        xml.open("Lines");
        cells(xml, upTo(lines * points), LongStream.of(points).limit(lines).toArray());
        xml.end();
    }

    private static void cells(VtkXml xml, long[] points, long[] ends) throws IOException {
        xml.integers("connectivity", points);
        xml.integers("offsets", ends);
    }

    private static long[] upTo(int end) {
        return LongStream.range(0, end).toArray();
    }
}
