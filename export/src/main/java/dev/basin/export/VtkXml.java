package dev.basin.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;

/**
 * A file in VTK's XML format. Content is written in base64 and not as decimal text, in which VTK reads no NaN; so nothing in it
 * needs escaping.
 */
final class VtkXml {
    private final OutputStream out;
    private final Deque<String> open = new ArrayDeque<>();

    /** @param type of the data set, for example "StructuredGrid" */
    VtkXml(OutputStream out, String type) throws IOException {
        this.out = out;
        write("<?xml version=\"1.0\"?>\n");
        open(
                "VTKFile",
                "type=\"%s\" version=\"1.0\" byte_order=\"LittleEndian\" header_type=\"UInt64\"".formatted(type));
    }

    void open(String element, String attributes) throws IOException {
        indent();
        write("<" + (element + " " + attributes).strip() + ">\n");
        open.push(element);
    }

    void open(String element) throws IOException {
        open(element, "");
    }

    void close() throws IOException {
        String element = open.pop();
        indent();
        write("</" + element + ">\n");
    }

    /** Closes all that is open. */
    void end() throws IOException {
        while (!open.isEmpty()) {
            close();
        }
    }

    /** Numbers, {@code components} of them to a point. */
    void numbers(String name, int components, double... values) throws IOException {
        ByteBuffer content = content(values.length * Double.BYTES);
        for (double value : values) {
            content.putDouble(value);
        }
        array("Float64", name, components, content);
    }

    /** A number for each point. */
    void numbers(NumberArray array) throws IOException {
        numbers(array.name(), 1, array.values());
    }

    void numbers(Collection<NumberArray> arrays) throws IOException {
        for (NumberArray array : arrays) {
            numbers(array);
        }
    }

    void integers(String name, long... values) throws IOException {
        ByteBuffer content = content(values.length * Long.BYTES);
        for (long value : values) {
            content.putLong(value);
        }
        array("Int64", name, 1, content);
    }

    void flags(String name, byte... values) throws IOException {
        array("UInt8", name, 1, content(values.length).put(values));
    }

    /** Texts that belong to the whole; ParaView shows them as field data. */
    void texts(Map<String, String> texts) throws IOException {
        open("FieldData");
        for (Map.Entry<String, String> text : texts.entrySet()) {
            byte[] bytes = (text.getValue() + "\0").getBytes(UTF_8);
            element(
                    "Array",
                    "type=\"String\" Name=\"%s\" NumberOfTuples=\"1\"".formatted(text.getKey()),
                    content(bytes.length).put(bytes));
        }
        close();
    }

    private void array(String type, String name, int components, ByteBuffer content) throws IOException {
        element(
                "DataArray",
                "type=\"%s\" Name=\"%s\" NumberOfComponents=\"%d\"".formatted(type, name, components),
                content);
    }

    private void element(String element, String attributes, ByteBuffer content) throws IOException {
        open(element, attributes + " format=\"binary\"");
        write(ISO_8859_1.decode(Base64.getEncoder().encode(content.flip())) + "\n");
        close();
    }

    /** Room for content, behind its length in bytes. */
    private static ByteBuffer content(int bytes) {
        return ByteBuffer.allocate(Long.BYTES + bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(bytes);
    }

    private void indent() throws IOException {
        write("  ".repeat(open.size()));
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
    }
}
