package dev.basin.jobs.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/** The file of the embedded database, before anything is written to it. */
public record DatabaseFile(Path file) {

    private static final String SOUND = "ok";

    /**
     * Does nothing if the file is whole, or not there yet and to be created. SQLite itself takes an empty file for an empty
     * database, and finds a missing half when somebody asks for it.
     *
     * @throws DamagedDatabaseException otherwise; nothing was changed
     */
    public void requireSound() throws IOException {
        if (!Files.exists(file)) {
            requireNoLog();
        } else if (Files.size(file) == 0) {
            throw new DamagedDatabaseException(file, "it is empty");
        } else {
            requireWholeStructure();
        }
    }

    /** The write-ahead log of a file that is gone holds what was written last: somebody deleted, or copied, one without the other. */
    private void requireNoLog() throws IOException {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        if (Files.exists(log) && Files.size(log) > 0) {
            throw new DamagedDatabaseException(file, "it is gone, but '" + log.getFileName() + "' is there");
        }
    }

    private void requireWholeStructure() throws IOException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        try (Connection connection = config.createConnection("jdbc:sqlite:" + file);
                ResultSet found = connection.createStatement().executeQuery("pragma quick_check(1)")) {
            String verdict = found.next() ? found.getString(1) : "nothing found";
            if (!verdict.equals(SOUND)) {
                throw new DamagedDatabaseException(file, verdict);
            }
        } catch (SQLException e) {
            throw new DamagedDatabaseException(file, e.getMessage());
        }
    }
}
