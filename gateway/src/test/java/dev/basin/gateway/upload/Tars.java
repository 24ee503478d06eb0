package dev.basin.gateway.upload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Archives, the malicious ones among them. */
final class Tars {
    private Tars() {}

    /** What an archive has of a file. */
    record Entry(TarArchiveEntry header, byte[] content) {}

    /** A file of any name, one that begins with a slash too. */
    static Entry entry(String name, String content) {
        return entry(name, content.getBytes(StandardCharsets.UTF_8));
    }

    static Entry entry(String name, byte[] content) {
        boolean keepsLeadingSlashes = true;
        TarArchiveEntry header = new TarArchiveEntry(name, keepsLeadingSlashes);
        header.setSize(content.length);
        return new Entry(header, content);
    }

    /** A link, a device or the like. */
    static Entry special(String name, byte kind) {
        TarArchiveEntry header = new TarArchiveEntry(name, kind);
        header.setLinkName("/etc/passwd");
        return new Entry(header, new byte[0]);
    }

    static byte[] tar(Entry... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name())) {
            for (Entry entry : entries) {
                tar.putArchiveEntry(entry.header());
                tar.write(entry.content());
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
