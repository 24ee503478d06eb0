package dev.basin.requests.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Takes entries out of archives by names that the caller knows, to places that the caller chooses: an archive decides neither. */
final class ZipEntries {
    private static final int BUFFER_BYTES = 1 << 16;

    private ZipEntries() {}

    /** @throws FetchException if there is no such archive or entry, or it holds more than {@code most} bytes */
    static void extract(Path archive, String name, Path target, long most) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new FetchException("%s: has no entry '%s'".formatted(archive.getFileName(), name));
            }
            try (InputStream content = zip.getInputStream(entry);
                    OutputStream file = Files.newOutputStream(target)) {
                copy(name, content, file, most);
            }
        } catch (ZipException e) {
            throw new FetchException(
                    "%s: is not a usable ZIP archive: %s".formatted(archive.getFileName(), e.getMessage()), e);
        }
    }

    /** Counts what comes out: the sizes that an archive names need not be true. */
    private static void copy(String name, InputStream content, OutputStream file, long most) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long total = 0;
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            total += read;
            if (total > most) {
                throw new FetchException(
                        "%s unpacks to more than %d bytes (basin.fetch.largest-file)".formatted(name, most));
            }
            file.write(buffer, 0, read);
        }
    }
}
