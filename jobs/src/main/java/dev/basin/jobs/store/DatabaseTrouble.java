package dev.basin.jobs.store;

import java.sql.SQLException;

/** Says what a database's error means for those who run Basin. */
final class DatabaseTrouble {

    private static final String FULL = "53100";
    private static final String CONNECTION = "08";
    private static final String SHUTDOWN = "57P";

    private DatabaseTrouble() {}

    /** The error and, where there is one, what mends it. */
    static String explain(SQLException error) {
        String remedy = remedy(String.valueOf(error.getMessage()), String.valueOf(error.getSQLState()));
        return remedy.isEmpty() ? error.getMessage() : error.getMessage() + "; " + remedy;
    }

    /** SQLite's errors have a name in the message, PostgreSQL's a state. */
    private static String remedy(String message, String state) {
        if (message.contains("SQLITE_FULL")) {
            return "free some space on the disk of basin.home";
        }
        if (message.contains("SQLITE_READONLY") || message.contains("SQLITE_CANTOPEN")) {
            return "make basin.home and what is in it writable for this user";
        }
        if (message.contains("SQLITE_CORRUPT") || message.contains("SQLITE_NOTADB")) {
            return "restore the database in basin.home from a copy";
        }
        if (message.contains("SQLITE_BUSY")) {
            return "does another process hold the database in basin.home?";
        }
        if (state.equals(FULL)) {
            return "free some space on the disk of the server";
        }
        if (state.startsWith(CONNECTION) || state.startsWith(SHUTDOWN)) {
            return "is the server at quarkus.datasource.postgresql.jdbc.url up?";
        }
        return "";
    }
}
