package dev.basin.jobs;

import static dev.basin.jobs.JobsFixture.KIND;
import static dev.basin.jobs.JobsFixture.ended;
import static dev.basin.jobs.JobsFixture.untilEnd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.jobs.JobChange.ArtifactWritten;
import dev.basin.jobs.JobChange.Noted;
import dev.basin.jobs.JobChange.ProgressMade;
import dev.basin.jobs.JobChange.StateChanged;
import dev.basin.jobs.artifacts.Artifact;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.run.JobHost;
import io.agroal.api.AgroalDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A database that the first version of Basin wrote, row by row and not by today's code, is brought through every version since:
 * all of it can be read, and a half-done job goes on.
 */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class MigrationTest {

    private static final String FIRST_VERSION = "1";
    private static final String SHA256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    private static final Instant TIME = Instant.parse("2026-11-01T12:00:00.000001Z");
    private static final long MICROS = 1_793_534_400_000_001L;
    private static final JobKey ENDED = new JobKey(KIND, "ended");
    private static final JobKey FAILED = new JobKey(KIND, "failed");
    private static final JobKey HALF_DONE = new JobKey(KIND, "half-done");

    private final TestDatabase database;

    MigrationTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void whatTheFirstVersionWroteIsReadAndGoneOnWith(@TempDir Path folder) throws Exception {
        String url = database.url(folder);
        try (AgroalDataSource dataSource = database.pool(url)) {
            database.tables(dataSource).target(FIRST_VERSION).load().migrate();
            try (Connection connection = dataSource.getConnection()) {
                writeEnded(connection);
                writeFailed(connection);
                writeHalfDone(connection);
            }
            for (String version : versions(dataSource)) {
                database.tables(dataSource).target(version).load().migrate();
            }
        }
        try (JobsFixture fixture = new JobsFixture(database, url, folder)) {
            assertEndedIsReadable(fixture.bystander());
            assertFailedIsReadable(fixture.bystander());
            assertHalfDoneGoesOn(fixture);
        }
    }

    private List<String> versions(AgroalDataSource dataSource) {
        List<String> versions = Stream.of(
                        database.tables(dataSource).load().info().all())
                .map(MigrationInfo::getVersion)
                .map(Object::toString)
                .toList();
        assertThat(versions).startsWith(FIRST_VERSION);
        return versions;
    }

    private static void assertEndedIsReadable(Jobs jobs) throws InterruptedException {
        Progress progress = new Progress(
                "epoch 1 of 1", 4, 4, "steps", 2.5, Optional.of(Duration.ZERO), Map.of("train/loss", Double.NaN));
        Job job = jobs.get(ENDED);
        assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.displayName()).isEqualTo("a run");
        assertThat(job.createTime()).isEqualTo(TIME);
        assertThat(job.result()).contains(Payload.ofText("result"));
        assertThat(job.progress()).contains(progress);
        assertThat(jobs.step(ENDED, "epoch-1")).contains(Payload.ofText("state"));
        assertThat(untilEnd(jobs, ENDED))
                .extracting(JobEvent::change)
                .containsExactly(
                        new StateChanged(JobState.PENDING),
                        new StateChanged(JobState.RUNNING),
                        new ProgressMade(progress),
                        new Noted("a note"),
                        new ArtifactWritten(
                                new Artifact(new ArtifactKey("runs/ended/a.csv"), 5, SHA256), "a table", "text/csv"),
                        new StateChanged(JobState.SUCCEEDED));
        assertThat(jobs.find(KIND, "request of ended")).contains(job);
    }

    private static void assertFailedIsReadable(Jobs jobs) throws InterruptedException {
        Failure failure = new Failure("DATA_INVALID", "row 7 has one column");
        assertThat(jobs.get(FAILED).failure()).contains(failure);
        assertThat(untilEnd(jobs, FAILED).getLast().change())
                .isEqualTo(new StateChanged(JobState.FAILED, Optional.of(failure)));
    }

    private static void assertHalfDoneGoesOn(JobsFixture fixture) throws InterruptedException {
        JobHost host = fixture.start(Handlers.of(context -> {
            assertThat(context.step("epoch-1")).contains(Payload.ofText("state"));
            context.saveStep("epoch-2", Payload.EMPTY);
            context.setResult(context.spec());
        }));
        Job job = ended(host.jobs(), HALF_DONE);
        assertThat(job.result()).contains(Payload.ofText("spec of half-done"));
        assertThat(job.attempts()).isEqualTo(2);
        assertThat(host.jobs().stepNames(HALF_DONE, "")).containsExactly("epoch-1", "epoch-2");
        assertThat(untilEnd(host.jobs(), HALF_DONE))
                .extracting(JobEvent::sequence)
                .containsExactly(1L, 2L, 3L, 4L);
    }

    private static void writeEnded(Connection connection) throws SQLException {
        String progress =
                "{\"activity\":\"epoch 1 of 1\",\"done\":4,\"total\":4,\"unit\":\"steps\",\"unitsPerSecond\":2.5,"
                        + "\"millisLeft\":0,\"figures\":{\"train/loss\":\"NaN\"}}";
        long job = writeJob(connection, ENDED, "SUCCEEDED", 6);
        execute(
                connection,
                "update jobs set end_micros = ?, progress = ?, result = ? where ordinal = ?",
                MICROS,
                progress,
                "result".getBytes(StandardCharsets.UTF_8),
                job);
        writeStep(connection, job);
        writeEvents(
                connection,
                job,
                "{\"type\":\"state\",\"state\":\"PENDING\"}",
                "{\"type\":\"state\",\"state\":\"RUNNING\"}",
                "{\"type\":\"progress\",\"progress\":" + progress + "}",
                "{\"type\":\"note\",\"text\":\"a note\"}",
                "{\"type\":\"artifact\",\"key\":\"runs/ended/a.csv\",\"sizeBytes\":5,\"sha256\":\"" + SHA256
                        + "\",\"title\":\"a table\",\"mediaType\":\"text/csv\"}",
                "{\"type\":\"state\",\"state\":\"SUCCEEDED\"}");
    }

    private static void writeFailed(Connection connection) throws SQLException {
        long job = writeJob(connection, FAILED, "FAILED", 1);
        execute(
                connection,
                "update jobs set end_micros = ?, failure_reason = ?, failure_message = ? where ordinal = ?",
                MICROS,
                "DATA_INVALID",
                "row 7 has one column",
                job);
        writeEvents(
                connection,
                job,
                "{\"type\":\"state\",\"state\":\"FAILED\",\"reason\":\"DATA_INVALID\","
                        + "\"message\":\"row 7 has one column\"}");
    }

    /** As a shutdown leaves it. */
    private static void writeHalfDone(Connection connection) throws SQLException {
        long job = writeJob(connection, HALF_DONE, "RUNNING", 2);
        writeStep(connection, job);
        writeEvents(
                connection,
                job,
                "{\"type\":\"state\",\"state\":\"PENDING\"}",
                "{\"type\":\"state\",\"state\":\"RUNNING\"}");
        execute(
                connection,
                "insert into job_executions (task_name, task_instance, execution_time, picked, version)"
                        + " values (?, ?, 0, false, 2)",
                HALF_DONE.kind(),
                HALF_DONE.id());
    }

    private static long writeJob(Connection connection, JobKey key, String state, long latestSequence)
            throws SQLException {
        execute(
                connection,
                "insert into jobs (kind, id, request_id, request_sha256, display_name, spec, state, create_micros,"
                        + " start_micros, epoch, attempts, latest_sequence) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 1, ?)",
                key.kind(),
                key.id(),
                "request of " + key.id(),
                SHA256,
                "a run",
                ("spec of " + key.id()).getBytes(StandardCharsets.UTF_8),
                state,
                MICROS,
                MICROS,
                latestSequence);
        try (PreparedStatement statement = connection.prepareStatement("select ordinal from jobs where id = ?")) {
            statement.setString(1, key.id());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void writeStep(Connection connection, long job) throws SQLException {
        execute(
                connection,
                "insert into job_steps (job, name, payload) values (?, 'epoch-1', ?)",
                job,
                "state".getBytes(StandardCharsets.UTF_8));
    }

    private static void writeEvents(Connection connection, long job, String... changes) throws SQLException {
        for (int i = 0; i < changes.length; i++) {
            execute(
                    connection,
                    "insert into job_events (job, sequence, time_micros, epoch, phase, change) values (?, ?, ?, 1, '', ?)",
                    job,
                    i + 1L,
                    MICROS,
                    changes[i]);
        }
    }

    private static void execute(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
