package dev.basin.jobs;

import static dev.basin.jobs.JobsFixture.LIMIT;
import static dev.basin.jobs.JobsFixture.ended;
import static dev.basin.jobs.JobsFixture.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.jobs.run.JobHost;
import dev.basin.jobs.run.RunSettings;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A job that ends the processes that run it is found out. */
class DyingOwnersTest extends OverBothDatabases {

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
