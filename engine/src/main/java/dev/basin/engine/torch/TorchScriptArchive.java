package dev.basin.engine.torch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs readable TorchScript text into the archive that libtorch loads: an uncompressed zip of the text, the pickle of one
 * module object, an empty table of constants and the version of the operator set.
 *
 * <p>The text defines {@code class M(Module)}; its methods take {@code self: __torch__.M}.
 */
public final class TorchScriptArchive {
    // Operator semantics of libtorch 1.12 and later: no operator of the text is rewritten by an upgrader.
    private static final String OPERATOR_SET = "10\n";

    private TorchScriptArchive() {}

    /**
     * The archive of a text.
     *
     * @param attributes values of the attributes that the text declares beside {@code training}: Boolean, Integer, Double or a list
     */
    public static byte[] pack(String text, Map<String, ?> attributes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            store(zip, "m/data.pkl", moduleObject(attributes));
            store(zip, "m/code/__torch__.py", text.getBytes(UTF_8));
            store(zip, "m/constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
            store(zip, "m/version", OPERATOR_SET.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    // Pickle protocol 2: M.__new__(M, *()) with the state {"training": False, attributes...}.
    private static byte[] moduleObject(Map<String, ?> attributes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream pickle = new DataOutputStream(bytes);
        pickle.write("\u0080\u0002c__torch__\nM\n)\u0081}(".getBytes(ISO_8859_1));
        entry(pickle, "training", false);
        for (Map.Entry<String, ?> attribute : attributes.entrySet()) {
            entry(pickle, attribute.getKey(), attribute.getValue());
        }
        pickle.write("ub.".getBytes(ISO_8859_1));
        return bytes.toByteArray();
    }

    private static void entry(DataOutputStream pickle, String name, Object value) throws IOException {
        byte[] utf8 = name.getBytes(UTF_8);
        pickle.writeByte('X');
        pickle.writeInt(Integer.reverseBytes(utf8.length));
        pickle.write(utf8);
        value(pickle, value);
    }

    private static void value(DataOutputStream pickle, Object value) throws IOException {
        switch (value) {
            case Boolean flag -> pickle.writeByte(flag ? 0x88 : 0x89);
            case Integer number -> {
                pickle.writeByte('J');
                pickle.writeInt(Integer.reverseBytes(number));
            }
            case Double number -> {
                pickle.writeByte('G');
                pickle.writeDouble(number);
            }
            case List<?> items -> {
                pickle.writeBytes("](");
                for (Object item : items) {
                    value(pickle, item);
                }
                pickle.writeByte('e');
            }
            default ->
                throw new IllegalArgumentException("an attribute holds a "
                        + value.getClass().getName() + "; Boolean, Integer, Double and lists of them are accepted");
        }
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
