package dev.basin.jobs.store;

import static dev.basin.jobs.store.JobRow.COLUMNS;

import dev.basin.jobs.Failure;
import dev.basin.jobs.JobChange;
import dev.basin.jobs.JobChange.Noted;
import dev.basin.jobs.JobChange.ProgressMade;
import dev.basin.jobs.JobChange.StateChanged;
import dev.basin.jobs.JobKey;
import dev.basin.jobs.JobState;
import dev.basin.jobs.Payload;
import dev.basin.jobs.Progress;
import dev.basin.jobs.StaleEpochException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * A job as its owner sees it.
 *
 * <p>INVARIANT: every write first raises the job's row under the condition that the epoch is still this owner's and the job
 * still runs; a late owner changes nothing.
 */
public final class OwnerStore {

    /**
     * A claim to a job.
     *
     * @param ordinal the job's ordinal
     * @param key its name
     * @param epoch the version under which db-scheduler gave it to this owner
     */
    public record Claim(long ordinal, JobKey key, long epoch) {

        /** The claim that a claimed row stands for. */
        public static Claim of(JobRow row) {
            return new Claim(row.ordinal(), row.job().key(), row.job().epoch());
        }
    }

    /** What others did to an owned job. */
    public record Standing(boolean owned, boolean cancelRequested) {}

    private static final String OWNED = " where ordinal = ? and epoch = ? and state = 'RUNNING'";
    private static final String NEXT = "latest_sequence = latest_sequence + 1";

    private final Database database;

    public OwnerStore(Database database) {
        this.database = database;
    }

    /**
     * Takes a job for a new owner.
     *
     * @return empty if the job has ended, is gone, or a later owner has it
     */
    public Optional<JobRow> claim(JobKey key, long epoch, Instant now) {
        return database.write(connection -> {
            Optional<JobRow> claimed = Sql.one(
                    connection,
                    "update jobs set state = 'RUNNING', epoch = ?, attempts = attempts + 1,"
                            + " fruitless_attempts = fruitless_attempts + 1, start_micros = coalesce(start_micros, ?), "
                            + NEXT + " where kind = ? and id = ? and epoch < ? and state in ('PENDING', 'RUNNING')"
                            + " returning " + COLUMNS,
                    JobRow::read,
                    epoch,
                    now,
                    key.kind(),
                    key.id(),
                    epoch);
            if (claimed.isPresent()) {
                JobRow row = claimed.get();
                StateChanged running = new StateChanged(JobState.RUNNING);
                Events.append(connection, row.ordinal(), row.job().latestSequence(), now, epoch, "", running);
            }
            return claimed;
        });
    }

    /** Writes an event; progress of the whole job is also kept with the job itself. */
    public void append(Claim claim, String phase, JobChange change, Instant now) {
        database.write(connection -> {
            boolean whole = phase.isEmpty() && change instanceof ProgressMade;
            long sequence = whole
                    ? raise(connection, claim, NEXT + ", progress = ?", ChangeJson.write(progress(change)))
                    : raise(connection, claim, NEXT);
            Events.append(connection, claim.ordinal(), sequence, now, claim.epoch(), phase, change);
            return sequence;
        });
    }

    /** Keeps a finished step; the job counts as advancing again. */
    public void saveStep(Claim claim, String name, Payload payload) {
        database.write(connection -> {
            raise(connection, claim, "fruitless_attempts = 0");
            return Sql.update(
                    connection,
                    "insert into job_steps (job, name, payload) values (?, ?, ?)"
                            + " on conflict (job, name) do update set payload = excluded.payload",
                    claim.ordinal(),
                    name,
                    payload.toBytes());
        });
    }

    /** The job counts as advancing again. */
    public void advance(Claim claim) {
        database.write(connection -> raise(connection, claim, "fruitless_attempts = 0"));
    }

    /** Ends a job as SUCCEEDED with a result. */
    public void succeed(Claim claim, Optional<Payload> result, Instant now) {
        byte[] bytes = result.map(Payload::toBytes).orElse(null);
        end(claim, new StateChanged(JobState.SUCCEEDED), now, "result = ?", bytes);
    }

    /** Ends a job as FAILED. */
    public void fail(Claim claim, Failure failure, Instant now) {
        StateChanged failed = new StateChanged(JobState.FAILED, Optional.of(failure));
        end(claim, failed, now, "failure_reason = ?, failure_message = ?", failure.reason(), failure.message());
    }

    /** Ends a job as CANCELLED. */
    public void cancel(Claim claim, Instant now) {
        end(claim, new StateChanged(JobState.CANCELLED), now, "cancel_requested = 1");
    }

    /** Gives a job back undone; it is in line again at once. */
    public void release(Claim claim) {
        database.write(connection -> {
            raise(connection, claim, "fruitless_attempts = 0");
            return Executions.release(connection, claim.key(), claim.epoch());
        });
    }

    /**
     * Gives a job back undone, to be tried again later.
     *
     * @param note tells watchers why and when
     * @param due not before
     * @param failures attempts in a row that ended so
     */
    public void postpone(Claim claim, String note, Instant now, Instant due, int failures) {
        database.write(connection -> {
            long sequence = raise(connection, claim, NEXT + ", fruitless_attempts = 0");
            Events.append(connection, claim.ordinal(), sequence, now, claim.epoch(), "", new Noted(note));
            return Executions.postpone(connection, claim.key(), claim.epoch(), due, failures);
        });
    }

    /** Asks what others did to the job meanwhile. */
    public Standing standing(Claim claim) {
        return database.read(connection -> Sql.one(
                        connection,
                        "select cancel_requested from jobs" + OWNED,
                        row -> new Standing(true, row.getInt(1) != 0),
                        claim.ordinal(),
                        claim.epoch()))
                .orElse(new Standing(false, false));
    }

    private void end(Claim claim, StateChanged end, Instant now, String columns, Object... values) {
        database.write(connection -> {
            Object[] parameters = new Object[values.length + 2];
            System.arraycopy(values, 0, parameters, 2, values.length);
            parameters[0] = end.state();
            parameters[1] = now;
            long sequence = raise(connection, claim, NEXT + ", state = ?, end_micros = ?, " + columns, parameters);
            Events.append(connection, claim.ordinal(), sequence, now, claim.epoch(), "", end);
            return Executions.drop(connection, claim.key(), claim.epoch());
        });
    }

    /** Changes the owned job and answers its latest sequence. */
    private static long raise(Connection connection, Claim claim, String assignments, Object... values)
            throws SQLException {
        Object[] parameters = new Object[values.length + 2];
        System.arraycopy(values, 0, parameters, 0, values.length);
        parameters[values.length] = claim.ordinal();
        parameters[values.length + 1] = claim.epoch();
        return Sql.one(
                        connection,
                        "update jobs set " + assignments + OWNED + " returning latest_sequence",
                        row -> row.getLong(1),
                        parameters)
                .orElseThrow(() -> new StaleEpochException(claim.key(), claim.epoch()));
    }

    private static Progress progress(JobChange change) {
        return ((ProgressMade) change).progress();
    }
}
