package dev.basin.engine.checkpoint;

import java.nio.file.Path;

/**
 * A checkpoint that cannot be used as it is: a broken file, an unsupported architecture, missing tensors. The message names
 * the file, what was found and what is accepted, and is written for the person who supplied the checkpoint. Failures of
 * the disk itself stay {@link java.io.UncheckedIOException}.
 */
public final class CheckpointException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CheckpointException(String message) {
        super(message);
    }

    public CheckpointException(String message, Throwable cause) {
        super(message, cause);
    }

    static void require(boolean holds, String message, Object... arguments) {
        if (!holds) {
            throw new CheckpointException(message.formatted(arguments));
        }
    }

    /** The same problem, said of a file. */
    CheckpointException in(Path file) {
        return new CheckpointException(file + ": " + getMessage(), this);
    }
}
