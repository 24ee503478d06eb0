package dev.basin.jobs;

import static dev.basin.jobs.JobsFixture.LIMIT;
import static dev.basin.jobs.JobsFixture.ended;
import static dev.basin.jobs.JobsFixture.job;
import static dev.basin.jobs.JobsFixture.untilEnd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.jobs.run.JobHost;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A process is suspended with SIGSTOP until another has taken its job over and ended it; woken, it changes nothing any more. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SuspendTest {

    private final TestDatabase database;
    private Path folder;
    private String url;
    private JobsFixture fixture;

    SuspendTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open(@TempDir Path temporary) throws Exception {
        folder = temporary;
        url = database.url(folder);
        fixture = new JobsFixture(database, url, folder);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aProcessThatWakesAfterItsJobWasEndedIsRefused() throws Exception {
        Jobs jobs = fixture.bystander();
        JobKey key = jobs.create(job("a")).key();
        Process owner = start();
        try (BufferedReader output = owner.inputReader()) {
            assertThat(output.readLine()).isEqualTo(SuspendedOwner.READY);
            awaitHeartbeat();
            signal(owner, "STOP");
            Job ended = takenOverAndEnded(key);
            List<JobEvent> events = untilEnd(jobs, key);

            signal(owner, "CONT");
            owner.outputWriter().append('\n').flush();
            List<String> said = untilDone(output);
            assertThat(said).hasSize(5).allMatch(line -> line.startsWith(SuspendedOwner.REFUSED));
            assertThat(owner.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();

            assertThat(jobs.get(key)).isEqualTo(ended);
            assertThat(untilEnd(jobs, key)).isEqualTo(events);
            assertThat(jobs.stepNames(key, "")).containsExactly("first", "second");
            assertThat(fixture.artifacts().list(key.artifacts())).isEmpty();
        } finally {
            owner.destroyForcibly(); // SIGKILL ends a suspended process too
        }
    }

    private Process start() throws Exception {
        return JavaProcess.start(
                SuspendedOwner.class,
                folder.resolve("owner.log"),
                database.name(),
                url,
                folder.resolve("store").toString());
    }

    /** In this process, once the other has missed its heartbeats. */
    private Job takenOverAndEnded(JobKey key) throws InterruptedException {
        JobHost host = fixture.start(JobsFixture.settings(1, SuspendedOwner.HEARTBEAT), Handlers.of(context -> {
            assertThat(context.step("first"))
                    .as("what the suspended process finished")
                    .isPresent();
            context.saveStep("second", Payload.EMPTY);
            context.setResult(Payload.ofText("in time"));
        }));
        Job ended = ended(host.jobs(), key);
        assertThat(ended.result()).contains(Payload.ofText("in time"));
        assertThat(ended.attempts()).isEqualTo(2);
        return ended;
    }

    /** Returns right after a heartbeat: the next write of the owner is almost a second away, and it holds no lock until then. */
    private void awaitHeartbeat() throws Exception {
        Instant giveUp = Instant.now().plus(LIMIT);
        long before = lastHeartbeat();
        while (lastHeartbeat() == before) {
            assertThat(Instant.now()).as("waiting for a heartbeat").isBefore(giveUp);
            new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS); // between two looks at what another process writes
        }
    }

    private long lastHeartbeat() throws Exception {
        try (Connection connection = fixture.dataSource().getConnection();
                ResultSet row =
                        connection.createStatement().executeQuery("select last_heartbeat from job_executions")) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }

    private static void signal(Process process, String signal) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private static List<String> untilDone(BufferedReader output) throws Exception {
        List<String> lines = new ArrayList<>();
        for (String line = output.readLine(); !SuspendedOwner.DONE.equals(line); line = output.readLine()) {
            assertThat(line).as("output before the process ended").isNotNull();
            lines.add(line);
        }
        return lines;
    }
}
