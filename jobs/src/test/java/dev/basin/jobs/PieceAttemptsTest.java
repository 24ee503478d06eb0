package dev.basin.jobs;

import static dev.basin.jobs.JobsFixture.LIMIT;
import static dev.basin.jobs.JobsFixture.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.jobs.PieceAttempt.End;
import dev.basin.jobs.PieceAttempt.Outcome;
import dev.basin.jobs.run.JobHost;
import dev.basin.jobs.run.RunSettings;
import dev.basin.jobs.store.PieceAttempts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pieces of jobs in the hands of workers that do not own the job. */
class PieceAttemptsTest extends OverBothDatabases {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private PieceAttempts attempts;

    @BeforeEach
    void open() {
        attempts = new PieceAttempts(fixture.database(), () -> NOW);
    }

    @Test
    void everyAttemptIsOnRecordBeforeItsEnd() throws Exception {
        JobKey key = running();
        PieceAttempt first = attempts.begin(key, "tile-000007", "a").orElseThrow();
        assertThat(attempts.of(key, "tile-000007")).containsExactly(first);
        PieceAttempt second = attempts.begin(key, "tile-000007", "b").orElseThrow();
        attempts.end(second, Outcome.FINISHED, "");
        PieceAttempt other = attempts.begin(key, "tile-000008", "c").orElseThrow();

        List<PieceAttempt> found = attempts.of(key, "tile-000007");
        assertThat(found).extracting(PieceAttempt::number).containsExactly(1, 2);
        assertThat(found).extracting(PieceAttempt::worker).containsExactly("a", "b");
        assertThat(found.get(0).end()).isEmpty();
        assertThat(found.get(1).end()).contains(new End(NOW, Outcome.FINISHED, ""));
        assertThat(attempts.of(key)).hasSize(3).last().isEqualTo(other);
    }

    @Test
    void attemptsThatBeginAtOnceGetNumbersOfTheirOwn() throws Exception {
        JobKey key = running();
        List<Callable<Integer>> begins = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            begins.add(() -> attempts.begin(key, "tile", "worker").orElseThrow().number());
        }
        List<Integer> numbers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> number : threads.invokeAll(begins)) {
                numbers.add(number.get());
            }
        }
        assertThat(numbers).hasSize(16).doesNotHaveDuplicates();
        assertThat(attempts.of(key, "tile")).hasSize(16);
    }

    @Test
    void nobodyBeginsAPieceOfAJobThatIsNotWanted() throws Exception {
        Jobs jobs = fixture.bystander();
        JobKey pending = jobs.create(job("pending")).key();
        assertThat(attempts.begin(pending, "tile", "a")).isEmpty();
        jobs.cancel(pending);
        assertThat(attempts.begin(pending, "tile", "a")).isEmpty();
        assertThat(attempts.begin(new JobKey("runs", "nowhere"), "tile", "a")).isEmpty();

        JobKey running = running();
        PieceAttempt attempt = attempts.begin(running, "tile", "a").orElseThrow();
        jobs.cancel(running);
        assertThat(attempts.begin(running, "tile", "a")).isEmpty();

        JobsFixture.untilEnd(jobs, running);
        jobs.delete(running);
        attempts.end(attempt, Outcome.FINISHED, "");
        assertThat(attempts.of(running)).isEmpty();
    }

    @Test
    void aProcessLeavesKindsToOthersForWhichItHasNoPlace() throws Exception {
        RunSettings none = new RunSettings(
                1, Map.of(JobsFixture.KIND, 0), Duration.ofMillis(20), Duration.ofSeconds(5), Duration.ZERO, 3, LIMIT);
        JobHost idle = fixture.start(none, Handlers.of(context -> {
            throw new AssertionError("a job was run where there is no place for its kind");
        }));
        JobKey key = idle.jobs().create(job("left")).key();
        JobHost other = fixture.start(Handlers.of(context -> {}));
        assertThat(JobsFixture.ended(other.jobs(), key).state()).isEqualTo(JobState.SUCCEEDED);
    }

    /** A job that runs until it is asked to stop. */
    private JobKey running() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        JobHost host = fixture.start(Handlers.of(context -> {
            begun.countDown();
            Handlers.untilStopped(context);
        }));
        JobKey key = host.jobs().create(job("running")).key();
        Handlers.await(begun);
        return key;
    }
}
