package dev.basin.engine.checkpoint;

import static dev.basin.engine.checkpoint.CheckpointException.require;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** An open file, read at absolute positions; threads may share it. */
final class FileBytes implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final long size;

    FileBytes(Path path) {
        require(Files.isRegularFile(path), "%s: no such file", path);
        this.path = path;
        try {
            this.channel = FileChannel.open(path);
            this.size = channel.size();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    Path path() {
        return path;
    }

    /** Bytes in the file when it was opened. */
    long size() {
        return size;
    }

    /** So many bytes in heap, for little-endian reading. */
    ByteBuffer read(long position, int bytes) {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        fill(buffer, position);
        return buffer.flip();
    }

    /** Fills what remains of a buffer. */
    void fill(ByteBuffer buffer, long position) {
        try {
            for (long at = position; buffer.hasRemaining(); ) {
                int count = channel.read(buffer, at);
                require(count >= 0, "%s: became shorter while it was read", path);
                at += count;
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private UncheckedIOException failure(IOException cause) {
        return new UncheckedIOException(path + ": cannot be read: " + cause.getMessage(), cause);
    }
}
