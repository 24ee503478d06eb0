package dev.basin.jobs.run;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.task.Execution;
import dev.basin.jobs.store.Dialect;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * How db-scheduler finds and takes due jobs, the same for SQLite and PostgreSQL. It has customizations of its own for both;
 * this one is needed because
 *
 * <ul>
 *   <li>a runner takes jobs of its own kind only, though all kinds share the table;
 *   <li>jobs are taken in the order of creation, also those that go on after a restart, not by due time;
 *   <li>on SQLite db-scheduler only knows to fetch first and take later, for which it fetches more than it has threads for
 *       and queues them again at every look; one statement takes just as many as there are free threads;
 *   <li>times are plain numbers, free of the time zones and calendars of either driver.
 * </ul>
 *
 * <p>No job is postponed for longer than {@link StorageRetries#LONGEST}: one that is due later was postponed by a clock that has
 * gone back since, and is taken at once.
 */
final class DueJobs extends DefaultJdbcCustomization {

    private final String kind;
    private final Dialect dialect;

    DueJobs(String kind, Dialect dialect) {
        super(true);
        this.kind = kind;
        this.dialect = dialect;
    }

    @Override
    public String getName() {
        return "Basin on " + dialect;
    }

    @Override
    public boolean supportsSingleStatementLockAndFetch() {
        return true;
    }

    @Override
    public List<Execution> lockAndFetchSingleStatement(
            JdbcTaskRepositoryContext context, Instant now, int limit, boolean orderByPriority) {
        String take = """
                with due as materialized (
                  select e.task_name, e.task_instance
                  from %1$s e join jobs j on j.kind = e.task_name and j.id = e.task_instance
                  where e.task_name = ? and e.picked = false and (e.execution_time <= ? or e.execution_time > ?)
                  order by j.ordinal limit ?%2$s)
                update %1$s set picked = true, picked_by = ?, last_heartbeat = ?, version = version + 1
                where (task_name, task_instance) in (select task_name, task_instance from due)
                returning *
                """.formatted(context.tableName, dialect.lockAndSkip());
        return context.jdbcRunner.query(
                take,
                statement -> {
                    statement.setString(1, kind);
                    setInstant(statement, 2, now);
                    setInstant(statement, 3, now.plus(StorageRetries.LONGEST));
                    statement.setInt(4, limit);
                    statement.setString(5, context.schedulerName.getName());
                    setInstant(statement, 6, now);
                },
                context.resultSetMapper.get());
    }

    @Override
    public String getQueryLimitPart(int limit) {
        return " limit " + limit;
    }

    @Override
    public void setInstant(PreparedStatement statement, int index, Instant time) throws SQLException {
        if (time == null) {
            statement.setNull(index, java.sql.Types.BIGINT);
        } else {
            statement.setLong(index, ChronoUnit.MICROS.between(Instant.EPOCH, time));
        }
    }

    @Override
    public Instant getInstant(ResultSet row, String column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    @Override
    public void setTaskData(PreparedStatement statement, int index, byte[] data) throws SQLException {
        statement.setBytes(index, data);
    }
}
