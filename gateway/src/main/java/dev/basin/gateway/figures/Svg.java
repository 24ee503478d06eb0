package dev.basin.gateway.figures;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes one SVG drawing from the outside in; attributes are pairs of a name and a value. Not safe for use by several threads. */
final class Svg {
    static final String INK = "#1c1d20";
    static final String MUTED = "#5c6066";
    static final String RULE = "#e0ded8";
    static final String PAPER = "#ffffff";
    static final String LOST = "#b0407c";

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;

    Svg(double width, double height, String title) {
        try {
            writer = WRITERS.createXMLStreamWriter(text);
            writer.writeStartElement("svg");
            writer.writeDefaultNamespace(NAMESPACE);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        attributes("width", width, "height", height, "font-family", "system-ui, sans-serif", "font-size", 12);
        open("title");
        characters(title);
        close();
        empty("rect", "width", width, "height", height, "fill", PAPER);
    }

    void open(String name, Object... attributes) {
        write(() -> writer.writeStartElement(name));
        attributes(attributes);
    }

    void close() {
        write(writer::writeEndElement);
    }

    void empty(String name, Object... attributes) {
        write(() -> writer.writeEmptyElement(name));
        attributes(attributes);
    }

    void line(double x1, double y1, double x2, double y2, String stroke) {
        empty("line", "x1", x1, "y1", y1, "x2", x2, "y2", y2, "stroke", stroke);
    }

    /** @param anchor start, middle or end */
    void text(double x, double y, String anchor, String fill, String content) {
        open("text", "x", x, "y", y, "text-anchor", anchor, "fill", fill);
        characters(content);
        close();
    }

    /** Text that runs upwards, around its middle. */
    void upwards(double x, double y, String content) {
        open("text", "text-anchor", "middle", "fill", INK, "transform", "translate(%s %s) rotate(-90)".formatted(x, y));
        characters(content);
        close();
    }

    /** The whole drawing. Nothing can be added afterwards. */
    String end() {
        write(writer::writeEndDocument);
        return text.toString();
    }

    /** A coordinate to a hundredth of a pixel. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private void characters(String content) {
        write(() -> writer.writeCharacters(content));
    }

    private void attributes(Object... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            String name = (String) pairs[i];
            String value = pairs[i + 1] instanceof Double number ? number(number) : pairs[i + 1].toString();
            write(() -> writer.writeAttribute(name, value));
        }
    }

    private interface Writing {
        void run() throws XMLStreamException;
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("memory refused to be written to", e);
        }
    }
}
