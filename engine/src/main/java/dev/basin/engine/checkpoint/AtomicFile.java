package dev.basin.engine.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that appears under its name only when it is complete: written beside it, forced to disk, then renamed. Closing
 * without a commit leaves nothing behind, and what was there before stays.
 */
final class AtomicFile implements AutoCloseable {
    private static final int CHUNK_BYTES = 1 << 20;

    private final Path target;
    private final Path unfinished;
    private final FileChannel channel;

    AtomicFile(Path target) {
        this.target = target;
        this.unfinished = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            this.channel = FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    static void write(Path target, byte[] content) {
        try (AtomicFile file = new AtomicFile(target)) {
            file.write(ByteBuffer.wrap(content), 0);
            file.commit();
        }
    }

    /** Writes a text in UTF-8. */
    static void write(Path target, String text) {
        write(target, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes what remains of the buffer at an absolute position; the buffer's own position is left alone. */
    void write(ByteBuffer bytes, long position) {
        try {
            for (int at = bytes.position(); at < bytes.limit(); at += CHUNK_BYTES) {
                // The JDK keeps a native copy as large as the largest heap buffer it was ever given: hence small
                // pieces.
                ByteBuffer chunk = bytes.slice(at, Math.min(CHUNK_BYTES, bytes.limit() - at));
                while (chunk.hasRemaining()) {
                    channel.write(chunk, position + at - bytes.position() + chunk.position());
                }
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    void commit() {
        try {
            channel.force(true);
            channel.close();
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceDirectory(target.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Makes renames inside a folder survive a power cut. */
    static void forceDirectory(Path folder) throws IOException {
        try (FileChannel directory = FileChannel.open(folder)) {
            directory.force(true);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private UncheckedIOException failure(IOException cause) {
        return new UncheckedIOException(target + ": cannot be written: " + cause.getMessage(), cause);
    }
}
