package dev.basin.jobs.store;

import dev.basin.jobs.JobKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * db-scheduler's table, where it writes together with ours: a job is put in line in the transaction that creates it and taken
 * out in the one that ends it, so that no crash leaves one without the other.
 */
public final class Executions {

    /** Name of the table. */
    public static final String TABLE = "job_executions";

    /**
     * When an execution is due that was not postponed: at once, whatever the clock does. The order is the order of creation, not
     * of time.
     */
    public static final Instant AT_ONCE = Instant.EPOCH;

    /** A picked execution and who picked it. */
    public record Picked(JobKey key, String owner, long version) {}

    private final Database database;

    public Executions(Database database) {
        this.database = database;
    }

    /** What is picked of a kind. */
    public List<Picked> picked(String kind) {
        return database.read(connection -> Sql.list(
                connection,
                "select task_instance, picked_by, version from job_executions where task_name = ? and picked = true",
                row -> new Picked(new JobKey(kind, row.getString(1)), row.getString(2), row.getLong(3)),
                kind));
    }

    /** Puts a job back in line whose owner is known to be gone; does nothing if another has it by now. */
    public void release(JobKey key, long version) {
        database.write(connection -> release(connection, key, version));
    }

    /** Takes a job out of line that needs no owner any more; does nothing if another has it by now. */
    public void drop(JobKey key, long version) {
        database.write(connection -> drop(connection, key, version));
    }

    static void enqueue(Connection connection, JobKey key) throws SQLException {
        Sql.update(
                connection,
                "insert into job_executions (task_name, task_instance, execution_time, picked, version)"
                        + " values (?, ?, ?, false, 0)",
                key.kind(),
                key.id(),
                AT_ONCE);
    }

    /** Takes a job out of line that nobody has picked; false if somebody has. */
    static boolean withdraw(Connection connection, JobKey key) throws SQLException {
        return 1
                == Sql.update(
                        connection,
                        "delete from job_executions where task_name = ? and task_instance = ? and picked = false",
                        key.kind(),
                        key.id());
    }

    static int release(Connection connection, JobKey key, long version) throws SQLException {
        return Sql.update(
                connection,
                "update job_executions set picked = false, picked_by = null, last_heartbeat = null,"
                        + " execution_time = ?, version = version + 1"
                        + " where task_name = ? and task_instance = ? and version = ?",
                AT_ONCE,
                key.kind(),
                key.id(),
                version);
    }

    /** Puts a job back in line, not to be taken before {@code due}. */
    static int postpone(Connection connection, JobKey key, long version, Instant due, int failures)
            throws SQLException {
        return Sql.update(
                connection,
                "update job_executions set picked = false, picked_by = null, last_heartbeat = null,"
                        + " execution_time = ?, consecutive_failures = ?, version = version + 1"
                        + " where task_name = ? and task_instance = ? and version = ?",
                due,
                failures,
                key.kind(),
                key.id(),
                version);
    }

    /** Makes a job due that was postponed and that nobody has taken since. */
    static int hasten(Connection connection, JobKey key) throws SQLException {
        return Sql.update(
                connection,
                "update job_executions set execution_time = ? where task_name = ? and task_instance = ? and picked = false",
                AT_ONCE,
                key.kind(),
                key.id());
    }

    static int drop(Connection connection, JobKey key, long version) throws SQLException {
        return Sql.update(
                connection,
                "delete from job_executions where task_name = ? and task_instance = ? and version = ?",
                key.kind(),
                key.id(),
                version);
    }
}
