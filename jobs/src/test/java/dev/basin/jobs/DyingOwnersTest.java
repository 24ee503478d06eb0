package dev.basin.jobs;

import static dev.basin.jobs.JobsFixture.LIMIT;
import static dev.basin.jobs.JobsFixture.ended;
import static dev.basin.jobs.JobsFixture.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.jobs.run.JobHost;
import dev.basin.jobs.run.RunSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A job that ends the processes that run it is found out. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class DyingOwnersTest {

    private final TestDatabase database;
    private JobsFixture fixture;

    DyingOwnersTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        fixture = new JobsFixture(database, folder);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aJobThatEndsItsProcessesFails() throws Exception {
        RunSettings twice =
                new RunSettings(1, Map.of(), Duration.ofMillis(20), Duration.ofMillis(100), Duration.ZERO, 2, LIMIT);
        JobKey key = fixture.bystander().create(job("a")).key();
        runAndDie(twice, context -> {});
        runAndDie(twice, context -> {});
        JobHost third = fixture.start(twice, Handlers.of(context -> {
            throw new AssertionError("a job was run that had ended two processes");
        }));
        Job job = ended(third.jobs(), key);
        assertThat(job.failure().orElseThrow().reason()).isEqualTo(Failure.ATTEMPTS_EXHAUSTED);
        assertThat(job.attempts()).isEqualTo(3);
    }

    @Test
    void itsProcessesMayEndForEverWhileItGetsOn() throws Exception {
        RunSettings once =
                new RunSettings(1, Map.of(), Duration.ofMillis(20), Duration.ofMillis(100), Duration.ZERO, 1, LIMIT);
        JobKey key = fixture.bystander().create(job("a")).key();
        for (int i = 0; i < 3; i++) {
            runAndDie(once, JobContext::advanced);
        }
        JobHost last = fixture.start(once, Handlers.of(context -> {}));
        Job job = ended(last.jobs(), key);
        assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.attempts()).isEqualTo(4);
    }

    /** A process that takes a job, does something and dies leaves nothing else behind, not even that it did. */
    private void runAndDie(RunSettings settings, Consumer<JobContext> before) {
        CuttableDataSource line = new CuttableDataSource(fixture.dataSource());
        CountDownLatch running = new CountDownLatch(1);
        JobHost dying = fixture.start(settings, line, Handlers.of(context -> {
            before.accept(context);
            line.cut();
            running.countDown();
            Handlers.untilStopped(context);
        }));
        Handlers.await(running);
        dying.close();
    }
}
