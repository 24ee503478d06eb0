package dev.basin.gateway.upload;

import dev.basin.serving.errors.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes files as long as an upload stays within its limits. What counts is what arrives, not the sizes that are claimed. */
final class Budget {
    private static final int BUFFER_BYTES = 1 << 16;

    private final UploadConfig limits;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private long bytes;
    private int files;

    Budget(UploadConfig limits) {
        this.limits = limits;
    }

    /** Bytes written so far. */
    long bytes() {
        return bytes;
    }

    /**
     * Writes a file.
     *
     * @param check called after each piece
     * @throws Refusal RESOURCE_EXHAUSTED beyond the limits
     */
    void write(InputStream content, Path target, Runnable check) throws IOException {
        count();
        Files.createDirectories(target.getParent());
        try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                bytes += read;
                requireRoom();
                check.run();
                out.write(buffer, 0, read);
            }
        }
    }

    private void count() {
        files++;
        if (files > limits.mostFiles()) {
            throw Refusal.limitExceeded(
                    "file", "more than %d files (basin.uploads.most-files)".formatted(limits.mostFiles()));
        }
    }

    private void requireRoom() {
        long largest = limits.largest().asLongValue();
        if (bytes > largest) {
            throw Refusal.limitExceeded("data", "more than %d bytes (basin.uploads.largest)".formatted(largest));
        }
    }
}
