package dev.basin.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Arrays as a file for {@code numpy.load}. The same content always gives the same bytes. */
public final class NpzWriter {
    /** The earliest that a zip file can say; the real time would make equal files differ. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private NpzWriter() {}

    public static void write(NamedArrays content, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (NumberArray array : content.arrays()) {
            put(zip, array.name(), NpyFormat.numbers(array));
        }
        for (Map.Entry<String, String> text : content.texts().entrySet()) {
            put(zip, text.getKey(), NpyFormat.text(text.getValue()));
        }
        zip.finish();
    }

    private static void put(ZipOutputStream zip, String name, ByteBuffer file) throws IOException {
        ZipEntry entry = new ZipEntry(name + ".npy");
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        Channels.newChannel(zip).write(file);
        zip.closeEntry();
    }
}
