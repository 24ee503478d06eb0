package dev.basin.jobs.store;

import dev.basin.jobs.Failure;
import dev.basin.jobs.Job;
import dev.basin.jobs.JobKey;
import dev.basin.jobs.JobState;
import dev.basin.jobs.Payload;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of the table of jobs.
 *
 * @param ordinal position in the order of creation; never used twice
 * @param requestSha256 checksum of the request that created it
 * @param fruitlessAttempts owners in a row that died without finishing a step
 * @param job the rest
 */
public record JobRow(long ordinal, String requestSha256, int fruitlessAttempts, Job job) {

    static final String COLUMNS =
            "ordinal, kind, id, request_id, request_sha256, display_name, spec, state, create_micros,"
                    + " start_micros, end_micros, progress, failure_reason, failure_message, result, epoch, attempts,"
                    + " fruitless_attempts, cancel_requested, latest_sequence";

    static JobRow read(ResultSet row) throws SQLException {
        return new JobRow(
                row.getLong("ordinal"), row.getString("request_sha256"), row.getInt("fruitless_attempts"), job(row));
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                new JobKey(row.getString("kind"), row.getString("id")),
                row.getString("request_id"),
                row.getString("display_name"),
                Payload.of(row.getBytes("spec")),
                JobState.valueOf(row.getString("state")),
                Sql.instant(row.getLong("create_micros")),
                time(row, "start_micros"),
                time(row, "end_micros"),
                Optional.ofNullable(row.getString("progress")).map(ChangeJson::readProgress),
                failure(row),
                Optional.ofNullable(row.getBytes("result")).map(Payload::of),
                row.getLong("epoch"),
                row.getInt("attempts"),
                row.getInt("cancel_requested") != 0,
                row.getLong("latest_sequence"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Sql.instant(micros));
    }

    private static Optional<Failure> failure(ResultSet row) throws SQLException {
        String reason = row.getString("failure_reason");
        return reason == null ? Optional.empty() : Optional.of(new Failure(reason, row.getString("failure_message")));
    }
}
