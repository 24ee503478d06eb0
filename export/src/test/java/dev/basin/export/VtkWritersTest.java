package dev.basin.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.basin.export.PythonReaders.Found;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class VtkWritersTest {
    private static final Map<String, String> TEXTS = Map.of("provenance", Samples.TEXT);
    private static final Relief RELIEF =
            new Relief(Samples.ALPHA, Samples.BETA, Samples.LOSS, List.of(Samples.ERROR), TEXTS);
    private static final NumberArray STEP = NumberArray.vector("step", 0, 8, 16);
    private static final Track TRACK = new Track(
            Samples.ALPHA,
            NumberArray.vector("beta", 0, 0.5, 0),
            NumberArray.vector("train_loss", 2, Double.NaN, 1),
            List.of(STEP),
            TEXTS);

    /** The loss is finite at points 0, 2 and 4; the others stand as high as the highest of them. */
    private static final double[] POINTS = {
        -0.1, -1, 0.1, 1.0 / 3, -1, 0.1, Math.PI, -1, Double.MIN_VALUE, -0.1, 4, 0.1, 1.0 / 3, 4, -0.0, Math.PI, 4, 0.1
    };

    @TempDir
    Path folder;

    @Test
    void vtkReadsASurface() throws Exception {
        Map<String, Found> found = vtk("surface.vts", surface(RELIEF));

        found.get("dimensions").assertIs(NumberArray.vector("dimensions", 3, 2, 1));
        found.get("points").assertIs(NumberArray.matrix("points", 6, 3, POINTS));
        found.get("train_loss").assertIs(NumberArray.vector("train_loss", Samples.LOSS.values()));
        found.get("dev_error").assertIs(NumberArray.vector("dev_error", Samples.ERROR.values()));
        found.get("bounds").assertIs(NumberArray.vector("bounds", -0.1, Math.PI, -1, 4, -0.0, 0.1));
        // Each of the two cells has a corner without a finite loss.
        found.get("visible_cells").assertIs(NumberArray.vector("visible_cells", 0, 0));
        assertThat(found.get("scalars").text()).isEqualTo("train_loss");
        assertThat(found.get("provenance").text()).isEqualTo(Samples.TEXT);
    }

    @Test
    void vtkReadsACurveAndASinglePoint() throws Exception {
        NumberArray zero = NumberArray.vector("beta", 0);
        NumberArray curve = NumberArray.vector("train_loss", 3, 2, 1);
        Map<String, Found> line = vtk("curve.vts", surface(new Relief(STEP, zero, curve, List.of(), Map.of())));
        line.get("dimensions").assertIs(NumberArray.vector("dimensions", 3, 1, 1));
        line.get("visible_cells").assertIs(NumberArray.vector("visible_cells", 1, 1));

        Map<String, Found> point =
                vtk("point.vts", surface(new Relief(zero, zero, Samples.POINT, List.of(), Map.of())));
        point.get("points").assertIs(NumberArray.matrix("points", 1, 3, 0, 0, 7));
    }

    @Test
    void vtkReadsATrack() throws Exception {
        Map<String, Found> found = vtk("trajectory.vtp", track(TRACK));

        found.get("points").assertIs(NumberArray.matrix("points", 3, 3, -0.1, 0, 2, 1.0 / 3, 0.5, 2, Math.PI, 0, 1));
        found.get("line").assertIs(NumberArray.vector("line", 0, 1, 2));
        found.get("marks").assertIs(NumberArray.vector("marks", 3));
        found.get("step").assertIs(STEP);
        found.get("train_loss").assertIs(TRACK.height());
        assertThat(found.get("provenance").text()).isEqualTo(Samples.TEXT);
    }

    @Test
    void vtkReadsATrackOfOnePoint() throws Exception {
        NumberArray zero = NumberArray.vector("zero", 0);
        Map<String, Found> found = vtk("start.vtp", track(new Track(zero, zero, zero, List.of(), Map.of())));
        found.get("marks").assertIs(NumberArray.vector("marks", 1));
        assertThat(found.get("line").values()).isEmpty();
    }

    @Test
    void aSurfaceIsXmlWithEveryBit() throws Exception {
        Document xml = parse(surface(RELIEF));
        assertThat(text(xml, "/VTKFile/@type")).isEqualTo("StructuredGrid");
        assertThat(text(xml, "//StructuredGrid/@WholeExtent")).isEqualTo("0 2 0 1 0 0");
        assertThat(doubles(xml, "//PointData/DataArray[@Name='train_loss']")).containsExactly(Samples.LOSS.values());
        assertThat(doubles(xml, "//PointData/DataArray[@Name='dev_error']")).containsExactly(Samples.ERROR.values());
        assertThat(doubles(xml, "//Points/DataArray")).containsExactly(POINTS);
        assertThat(bytes(xml, "//DataArray[@Name='vtkGhostType']")).containsExactly(0, 2, 0, 2, 0, 2);
        assertThat(new String(bytes(xml, "//FieldData/Array[@Name='provenance']"), UTF_8))
                .isEqualTo(Samples.TEXT + "\0");
    }

    @Test
    void aTrackIsXmlWithEveryBit() throws Exception {
        Document xml = parse(track(TRACK));
        assertThat(text(xml, "//Piece/@NumberOfPoints")).isEqualTo("3");
        assertThat(doubles(xml, "//PointData/DataArray[@Name='train_loss']")).containsExactly(2, Double.NaN, 1);
        assertThat(doubles(xml, "//PointData/DataArray[@Name='step']")).containsExactly(0, 8, 16);
    }

    @Test
    void refusesFieldsOfAnotherSize() {
        assertThatThrownBy(() -> new Relief(Samples.ALPHA, Samples.BETA, STEP, List.of(), Map.of()))
                .hasMessage("'step' has 3 values for 6 points");
        assertThatThrownBy(() -> new Track(STEP, STEP, STEP, List.of(Samples.ERROR), Map.of()))
                .hasMessage("'dev_error' has 6 values for 3 points");
    }

    private Map<String, Found> vtk(String name, byte[] content) throws Exception {
        Path file = folder.resolve(name);
        Files.write(file, content);
        return PythonReaders.read(file, "vtk", "python3-vtk9");
    }

    private static byte[] surface(Relief relief) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        VtsWriter.write(relief, out);
        return out.toByteArray();
    }

    private static byte[] track(Track track) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        VtpWriter.write(track, out);
        return out.toByteArray();
    }

    private static Document parse(byte[] xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static String text(Document xml, String path) throws Exception {
        return XPathFactory.newInstance().newXPath().evaluate(path, xml);
    }

    private static double[] doubles(Document xml, String path) throws Exception {
        ByteBuffer content = ByteBuffer.wrap(bytes(xml, path)).order(ByteOrder.LITTLE_ENDIAN);
        double[] values = new double[content.remaining() / Double.BYTES];
        content.asDoubleBuffer().get(values);
        return values;
    }

    private static byte[] bytes(Document xml, String path) throws Exception {
        ByteBuffer content = ByteBuffer.wrap(
                        Base64.getDecoder().decode(text(xml, path).strip()))
                .order(ByteOrder.LITTLE_ENDIAN);
        byte[] bytes = new byte[content.remaining() - Long.BYTES];
        assertThat(content.getLong()).isEqualTo(bytes.length);
        content.get(bytes);
        return bytes;
    }
}
