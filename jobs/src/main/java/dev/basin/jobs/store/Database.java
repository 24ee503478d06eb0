package dev.basin.jobs.store;

import dev.basin.jobs.JobStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The database that jobs live in. */
public final class Database {

    /** Statements over one connection. */
    @FunctionalInterface
    interface Work<T> {
        T over(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    private interface Undo {
        void run() throws SQLException;
    }

    private final DataSource dataSource;
    private final Dialect dialect;

    public Database(DataSource dataSource, Dialect dialect) {
        this.dataSource = dataSource;
        this.dialect = dialect;
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public Dialect dialect() {
        return dialect;
    }

    /** Runs a single reading statement. */
    <T> T read(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.over(connection);
        } catch (SQLException e) {
            throw new JobStoreException("the job database could not be read: " + DatabaseTrouble.explain(e), e);
        }
    }

    /** Runs statements that take effect together or not at all. */
    <T> T write(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            T result;
            try {
                result = work.over(connection);
                connection.commit();
            } catch (Throwable e) {
                undo(connection::rollback, e);
                undo(() -> connection.setAutoCommit(true), e);
                throw e;
            }
            connection.setAutoCommit(true);
            return result;
        } catch (SQLException e) {
            throw new JobStoreException("the job database could not be written: " + DatabaseTrouble.explain(e), e);
        }
    }

    /** SQLite has rolled back by itself when its disk is full, and refuses to again: that must not hide the reason. */
    private static void undo(Undo undo, Throwable cause) {
        try {
            undo.run();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
