package dev.basin.e2e;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the database of a home says of attempts at tiles, read beside the processes that write it. */
record AttemptLog(Path home) {
    /**
     * One attempt.
     *
     * @param landscape the landscape's ordinal among all jobs
     * @param outcome empty while it goes on, or if its worker died
     */
    record Attempt(
            long landscape,
            String tile,
            int number,
            long pid,
            long beginMicros,
            long endMicros,
            Optional<String> outcome) {
        boolean isFinished() {
            return outcome.equals(Optional.of("FINISHED"));
        }
    }

    /** All of them in the order of their beginnings. */
    List<Attempt> all() throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + home.resolve("basin.db") + "?busy_timeout=30000");
                PreparedStatement statement = connection.prepareStatement(
                        "select job, piece, number, worker, begin_micros, end_micros, outcome from job_piece_attempts"
                                + " order by begin_micros");
                ResultSet rows = statement.executeQuery()) {
            List<Attempt> found = new ArrayList<>();
            while (rows.next()) {
                found.add(new Attempt(
                        rows.getLong("job"),
                        rows.getString("piece"),
                        rows.getInt("number"),
                        Long.parseLong(rows.getString("worker").split("/")[1]),
                        rows.getLong("begin_micros"),
                        rows.getLong("end_micros"),
                        Optional.ofNullable(rows.getString("outcome"))));
            }
            return found;
        }
    }

    /** Those of one process. */
    List<Attempt> of(long pid) throws SQLException {
        return all().stream().filter(attempt -> attempt.pid() == pid).toList();
    }
}
