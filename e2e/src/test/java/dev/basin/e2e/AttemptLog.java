package dev.basin.e2e;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the database of a home says of attempts at tiles, read beside the processes that write it. */
record AttemptLog(Path home) {
    /**
     * One attempt.
     *
     * @param landscape the landscape's ordinal among all jobs
     * @param end 1970 while it goes on, or if its worker died
     * @param outcome empty while it goes on, or if its worker died
     */
    record Attempt(
            long landscape, String tile, int number, long pid, Instant begin, Instant end, Optional<String> outcome) {}

    /** All of them in the order of their beginnings. */
    List<Attempt> all() throws SQLException {
        return list("order by begin_micros");
    }

    /** Those of one process. */
    List<Attempt> of(long pid) throws SQLException {
        return all().stream().filter(attempt -> attempt.pid() == pid).toList();
    }

    /** The one whose result was stored last. */
    Optional<Attempt> latestFinished() throws SQLException {
        return list("where outcome = 'FINISHED' order by end_micros desc limit 1").stream()
                .findFirst();
    }

    private List<Attempt> list(String which) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + home.resolve("basin.db") + "?busy_timeout=30000");
                PreparedStatement statement = connection.prepareStatement(
                        "select job, piece, number, worker, begin_micros, end_micros, outcome from job_piece_attempts "
                                + which);
                ResultSet rows = statement.executeQuery()) {
            List<Attempt> found = new ArrayList<>();
            while (rows.next()) {
                found.add(read(rows));
            }
            return found;
        }
    }

    private static Attempt read(ResultSet row) throws SQLException {
        return new Attempt(
                row.getLong("job"),
                row.getString("piece"),
                row.getInt("number"),
                Long.parseLong(row.getString("worker").split("/")[1]),
                instant(row.getLong("begin_micros")),
                instant(row.getLong("end_micros")),
                Optional.ofNullable(row.getString("outcome")));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
