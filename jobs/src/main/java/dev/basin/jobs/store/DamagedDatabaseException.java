package dev.basin.jobs.store;

import java.io.IOException;
import java.nio.file.Path;

/** The file of the embedded database is not what was written; going on would lose the jobs in it. */
public final class DamagedDatabaseException extends IOException {

    private static final long serialVersionUID = 1L;

    public DamagedDatabaseException(Path file, String damage) {
        super(
                ("the job database '%1$s' is damaged: %2$s. It was left as it is. Put back a copy of it together with its -wal;"
                                + " or save what is left with sqlite3's .recover; or move both away to begin without jobs"
                                + " (artifacts stay)")
                        .formatted(file, damage));
    }
}
