package dev.basin.jobs.store;

import dev.basin.jobs.JobChange;
import dev.basin.jobs.JobEvent;
import dev.basin.jobs.JobState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The event table.
 *
 * <p>INVARIANT: a sequence is taken by raising the job's latest_sequence in the same transaction, so that sequences have no
 * gaps and become visible in order.
 */
public final class Events {

    /** How far a job's history goes, and whether it goes on. */
    public record Extent(long latestSequence, JobState state) {}

    private final Database database;

    public Events(Database database) {
        this.database = database;
    }

    /** Events after a sequence, in order, at most so many. */
    public List<JobEvent> after(long ordinal, long sequence, int most) {
        return database.read(connection -> Sql.list(
                connection,
                "select sequence, time_micros, epoch, phase, change from job_events"
                        + " where job = ? and sequence > ? order by sequence limit ?",
                Events::read,
                ordinal,
                sequence,
                most));
    }

    /** How far the history goes; empty if the job was deleted. */
    public Optional<Extent> extent(long ordinal) {
        return database.read(connection -> Sql.one(
                connection,
                "select latest_sequence, state from jobs where ordinal = ?",
                row -> new Extent(row.getLong(1), JobState.valueOf(row.getString(2))),
                ordinal));
    }

    static void append(
            Connection connection, long ordinal, long sequence, Instant now, long epoch, String phase, JobChange change)
            throws SQLException {
        Sql.update(
                connection,
                "insert into job_events (job, sequence, time_micros, epoch, phase, change) values (?, ?, ?, ?, ?, ?)",
                ordinal,
                sequence,
                now,
                epoch,
                phase,
                ChangeJson.write(change));
    }

    private static JobEvent read(ResultSet row) throws SQLException {
        return new JobEvent(
                row.getLong("sequence"),
                Sql.instant(row.getLong("time_micros")),
                row.getLong("epoch"),
                row.getString("phase"),
                ChangeJson.read(row.getString("change")));
    }
}
