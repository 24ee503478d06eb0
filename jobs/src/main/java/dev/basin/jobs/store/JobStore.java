package dev.basin.jobs.store;

import static dev.basin.jobs.store.JobRow.COLUMNS;

import dev.basin.jobs.Job;
import dev.basin.jobs.JobChange.Noted;
import dev.basin.jobs.JobChange.StateChanged;
import dev.basin.jobs.JobKey;
import dev.basin.jobs.JobQuery;
import dev.basin.jobs.JobState;
import dev.basin.jobs.NewJob;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Jobs as those see them who do not own one: create, find, list, ask for the end, delete. */
public final class JobStore {

    private final Database database;

    public JobStore(Database database) {
        this.database = database;
    }

    /** Stores a job with its first event and puts it in line; or finds the one that the same request id made before. */
    public JobRow create(NewJob job, String id, Instant now) {
        return database.write(connection -> {
            if (insert(connection, job, id, now)) {
                JobRow created = find(connection, new JobKey(job.kind(), id)).orElseThrow();
                Events.append(connection, created.ordinal(), 1, now, 0, "", new StateChanged(JobState.PENDING));
                Executions.enqueue(connection, created.job().key());
                return created;
            }
            return find(connection, job.kind(), job.requestId()).orElseThrow();
        });
    }

    /** Finds the job that a request id made. */
    public Optional<JobRow> find(String kind, String requestId) {
        return database.read(connection -> find(connection, kind, requestId));
    }

    public Optional<JobRow> find(JobKey key) {
        return database.read(connection -> find(connection, key));
    }

    /**
     * Finds jobs, newest first.
     *
     * @param before only those created before the job with this ordinal
     * @param most at most so many
     */
    public List<JobRow> list(JobQuery query, OptionalLong before, int most) {
        StringBuilder sql = new StringBuilder("select " + COLUMNS + " from jobs where kind = ?");
        List<Object> parameters = new ArrayList<>(List.of(query.kind()));
        if (!query.states().isEmpty()) {
            sql.append(" and state in (?")
                    .append(", ?".repeat(query.states().size() - 1))
                    .append(")");
            parameters.addAll(query.states());
        }
        if (!query.nameContains().isEmpty()) {
            sql.append(" and lower(display_name) like lower(?) escape '!'");
            parameters.add("%" + literal(query.nameContains()) + "%");
        }
        before.ifPresent(ordinal -> {
            sql.append(" and ordinal < ?");
            parameters.add(ordinal);
        });
        sql.append(" order by ordinal desc limit ?");
        parameters.add(most);
        return database.read(connection -> Sql.list(connection, sql.toString(), JobRow::read, parameters.toArray()));
    }

    /**
     * Asks for a job's end: a job that nobody has taken yet is cancelled at once, a running one is told so. An ended job stays
     * as it is.
     *
     * @return the job as it is afterwards; empty if there is none
     */
    public Optional<JobRow> cancel(JobKey key, Instant now) {
        return database.write(connection -> {
            Optional<JobRow> asked = Sql.one(
                    connection,
                    "update jobs set cancel_requested = 1, latest_sequence = latest_sequence + 1"
                            + " where kind = ? and id = ? and state in ('PENDING', 'RUNNING') and cancel_requested = 0"
                            + " returning " + COLUMNS,
                    JobRow::read,
                    key.kind(),
                    key.id());
            if (asked.isPresent()) {
                record(connection, asked.get(), now);
            }
            return find(connection, key);
        });
    }

    /** Deletes an ended job with its events, steps and attempts; does nothing to others. */
    public void delete(JobRow row) {
        database.write(connection -> {
            int ended = Sql.update(
                    connection,
                    "update jobs set latest_sequence = latest_sequence where ordinal = ?"
                            + " and state not in ('PENDING', 'RUNNING')",
                    row.ordinal());
            if (ended == 1) {
                Sql.update(connection, "delete from job_events where job = ?", row.ordinal());
                Sql.update(connection, "delete from job_steps where job = ?", row.ordinal());
                Sql.update(connection, "delete from job_piece_attempts where job = ?", row.ordinal());
                Sql.update(connection, "delete from jobs where ordinal = ?", row.ordinal());
            }
            return ended;
        });
    }

    private static boolean insert(Connection connection, NewJob job, String id, Instant now) throws SQLException {
        return 1
                == Sql.update(
                        connection,
                        "insert into jobs (kind, id, request_id, request_sha256, display_name, spec, state, create_micros,"
                                + " latest_sequence) values (?, ?, ?, ?, ?, ?, ?, ?, 1)"
                                + " on conflict (kind, request_id) do nothing",
                        job.kind(),
                        id,
                        job.requestId(),
                        job.request().sha256(),
                        job.displayName(),
                        job.spec().toBytes(),
                        JobState.PENDING,
                        now);
    }

    private static void record(Connection connection, JobRow asked, Instant now) throws SQLException {
        Job job = asked.job();
        if (job.state() == JobState.PENDING && Executions.withdraw(connection, job.key())) {
            Sql.update(
                    connection,
                    "update jobs set state = ?, end_micros = ? where ordinal = ?",
                    JobState.CANCELLED,
                    now,
                    asked.ordinal());
            Events.append(
                    connection,
                    asked.ordinal(),
                    job.latestSequence(),
                    now,
                    0,
                    "",
                    new StateChanged(JobState.CANCELLED));
        } else {
            Events.append(
                    connection, asked.ordinal(), job.latestSequence(), now, 0, "", new Noted("cancellation requested"));
        }
    }

    private static Optional<JobRow> find(Connection connection, String kind, String requestId) throws SQLException {
        return Sql.one(
                connection,
                "select " + COLUMNS + " from jobs where kind = ? and request_id = ?",
                JobRow::read,
                kind,
                requestId);
    }

    private static Optional<JobRow> find(Connection connection, JobKey key) throws SQLException {
        return Sql.one(
                connection,
                "select " + COLUMNS + " from jobs where kind = ? and id = ?",
                JobRow::read,
                key.kind(),
                key.id());
    }

    private static String literal(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
