package dev.basin.jobs.store;

import dev.basin.jobs.JobKey;
import dev.basin.jobs.PieceAttempt;
import dev.basin.jobs.PieceAttempt.End;
import dev.basin.jobs.PieceAttempt.Outcome;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Attempts at pieces of jobs by workers that do not own the job. Each is recorded before it begins: a piece that ends the process
 * that does it leaves an attempt without an end, and so can be told from one that nobody has tried.
 */
public final class PieceAttempts {

    private final Database database;
    private final InstantSource clock;

    public PieceAttempts(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Records that a worker begins a piece.
     *
     * @return empty if the job does not run any more, and the piece is not wanted
     */
    public Optional<PieceAttempt> begin(JobKey job, String piece, String worker) {
        Instant now = clock.instant();
        while (true) {
            Optional<Integer> number = database.write(connection -> insert(connection, job, piece, worker, now));
            if (number.isPresent()) {
                return Optional.of(new PieceAttempt(job, piece, number.get(), worker, now, Optional.empty()));
            }
            if (!database.read(connection -> isWanted(connection, job))) {
                return Optional.empty();
            }
        }
    }

    /** Records how an attempt ended; does nothing once the job is deleted. */
    public void end(PieceAttempt attempt, Outcome outcome, String message) {
        database.write(connection -> Sql.update(
                connection,
                "update job_piece_attempts set end_micros = ?, outcome = ?, message = ? where piece = ? and number = ?"
                        + " and job = (select ordinal from jobs where kind = ? and id = ?)",
                clock.instant(),
                outcome,
                message,
                attempt.piece(),
                attempt.number(),
                attempt.job().kind(),
                attempt.job().id()));
    }

    /** Every attempt at a piece, in order. */
    public List<PieceAttempt> of(JobKey job, String piece) {
        return list(job, " and a.piece = ? order by a.number", piece);
    }

    /** Every attempt at any piece of a job, by piece and number. */
    public List<PieceAttempt> of(JobKey job) {
        return list(job, " and a.piece >= ? order by a.piece, a.number", "");
    }

    private List<PieceAttempt> list(JobKey job, String which, String piece) {
        return database.read(connection -> Sql.list(
                connection,
                "select a.* from job_piece_attempts a join jobs j on j.ordinal = a.job where j.kind = ? and j.id = ?"
                        + which,
                row -> read(job, row),
                job.kind(),
                job.id(),
                piece));
    }

    /** The next number; empty if another worker has just taken it, or the job does not run. */
    private static Optional<Integer> insert(Connection connection, JobKey job, String piece, String worker, Instant now)
            throws SQLException {
        return Sql.one(
                connection,
                "insert into job_piece_attempts (job, piece, number, worker, begin_micros)"
                        + " select j.ordinal, ?, (select coalesce(max(a.number), 0) + 1 from job_piece_attempts a"
                        + " where a.job = j.ordinal and a.piece = ?), ?, ?"
                        + " from jobs j where j.kind = ? and j.id = ? and j.state = 'RUNNING' and j.cancel_requested = 0"
                        + " on conflict do nothing returning number",
                row -> row.getInt(1),
                piece,
                piece,
                worker,
                now,
                job.kind(),
                job.id());
    }

    private static boolean isWanted(Connection connection, JobKey job) throws SQLException {
        return Sql.one(
                        connection,
                        "select 1 from jobs where kind = ? and id = ? and state = 'RUNNING' and cancel_requested = 0",
                        row -> true,
                        job.kind(),
                        job.id())
                .isPresent();
    }

    private static PieceAttempt read(JobKey job, ResultSet row) throws SQLException {
        return new PieceAttempt(
                job,
                row.getString("piece"),
                row.getInt("number"),
                row.getString("worker"),
                Sql.instant(row.getLong("begin_micros")),
                end(row));
    }

    private static Optional<End> end(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return outcome == null
                ? Optional.empty()
                : Optional.of(new End(
                        Sql.instant(row.getLong("end_micros")), Outcome.valueOf(outcome), row.getString("message")));
    }
}
