package dev.basin.engine.data;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The examples of an open file, one at a time. Faults of the content are {@link DataException}s that name file and line. */
interface LabelledRows extends AutoCloseable {
    /** For messages. */
    Path file();

    /** The next row; null after the last. */
    @Nullable
    LabelledRow next();

    /** Lines read so far. */
    long lines();

    /** Rows so far that were left out because they hold no example. */
    default int skippedRows() {
        return 0;
    }

    /** The file's SHA-256, once the last row has been read. */
    String sha256();

    @Override
    void close();
}
