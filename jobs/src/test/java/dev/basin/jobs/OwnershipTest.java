package dev.basin.jobs;

import static dev.basin.jobs.JobsFixture.KIND;
import static dev.basin.jobs.JobsFixture.LIMIT;
import static dev.basin.jobs.JobsFixture.ended;
import static dev.basin.jobs.JobsFixture.job;
import static dev.basin.jobs.JobsFixture.untilEnd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.basin.jobs.run.JobHost;
import dev.basin.jobs.run.RunSettings;
import dev.basin.jobs.store.OwnerStore;
import dev.basin.jobs.store.OwnerStore.Claim;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who may run a job, when processes come and go. */
class OwnershipTest extends OverBothDatabases {

    private static final int STEPS = 6;

    /** Owners count as dead after 0.4 s without a heartbeat. */
    private static final RunSettings IMPATIENT = JobsFixture.settings(1, Duration.ofMillis(100));

    @Test
    void afterAShutdownTheJobGoesOnWhereItStood() throws Exception {
        Queue<String> done = new ConcurrentLinkedQueue<>();
        CountDownLatch half = new CountDownLatch(1);
        JobHost first = fixture.start(Handlers.of(context -> work(context, done, STEPS / 2, () -> {
            half.countDown();
            Handlers.untilStopped(context);
        })));
        JobKey key = first.jobs().create(job("a")).key();
        Handlers.await(half);
        first.close();
        assertThat(fixture.bystander().get(key).state()).isEqualTo(JobState.RUNNING);

        JobHost second = fixture.start(Handlers.of(context -> work(context, done, STEPS, () -> {})));
        Job job = ended(second.jobs(), key);
        assertThat(job.result()).contains(Payload.ofText("0 1 2 3 4 5"));
        assertThat(done).containsExactly("0", "1", "2", "3", "4", "5");
        assertThat(job.attempts()).isEqualTo(2);
    }

    @Test
    void aShutdownIsNotACancellation() throws Exception {
        BlockingQueue<StopReason> reasons = new LinkedBlockingQueue<>();
        CountDownLatch running = new CountDownLatch(1);
        JobHost host = fixture.start(Handlers.of(context -> {
            running.countDown();
            context.onStop(() -> reasons.add(context.stopReason().orElseThrow()));
            Handlers.untilStopped(context);
        }));
        host.jobs().create(job("a"));
        Handlers.await(running);
        host.close();
        assertThat(reasons.poll(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(StopReason.SHUTDOWN);
    }

    @Test
    void anOwnerThatIsNotHeardOfLosesItsJobAndIsRefusedWhenItWakes() throws Exception {
        Queue<String> done = new ConcurrentLinkedQueue<>();
        CuttableDataSource line = new CuttableDataSource(fixture.dataSource());
        CountDownLatch half = new CountDownLatch(1);
        CountDownLatch takenOver = new CountDownLatch(1);
        BlockingQueue<Throwable> refusals = new LinkedBlockingQueue<>();
        JobHost sleeper = fixture.start(
                IMPATIENT,
                line,
                Handlers.of(context -> work(context, done, STEPS / 2, () -> {
                    half.countDown();
                    Handlers.await(takenOver);
                    for (Runnable late : lateWrites(context)) {
                        try {
                            late.run();
                        } catch (StaleEpochException e) {
                            refusals.add(e);
                        }
                    }
                    assertThat(context.stopReason()).contains(StopReason.OWNERSHIP_LOST);
                })));
        JobKey key = sleeper.jobs().create(job("a")).key();
        Handlers.await(half);
        line.cut();

        CountDownLatch mayEnd = new CountDownLatch(1);
        JobHost other = fixture.start(IMPATIENT, Handlers.of(context -> {
            line.heal();
            takenOver.countDown();
            Handlers.await(mayEnd);
            work(context, done, STEPS, () -> {});
        }));
        for (int i = 0; i < 5; i++) {
            assertThat(refusals.poll(LIMIT.toSeconds(), TimeUnit.SECONDS)).isNotNull();
        }
        mayEnd.countDown();
        Job job = ended(other.jobs(), key);
        assertThat(job.result()).contains(Payload.ofText("0 1 2 3 4 5"));
        assertThat(done).containsExactly("0", "1", "2", "3", "4", "5");
        assertThat(untilEnd(other.jobs(), key))
                .noneMatch(event -> event.toString().contains("late"));
        assertThat(fixture.artifacts().stat(key.artifact("late"))).isEmpty();
    }

    @Test
    void progressThatTheDatabaseDoesNotTakeNowIsTakenLater() throws Exception {
        CuttableDataSource line = new CuttableDataSource(fixture.dataSource());
        JobHost host = fixture.start(JobsFixture.settings(), line, Handlers.of(context -> {
            line.cut();
            context.progress("epoch 1", 1, 2, "steps");
            line.heal();
        }));
        Job job = ended(fixture.bystander(), host.jobs().create(job("a")).key());
        assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.progress().orElseThrow().done()).isEqualTo(1);
    }

    @Test
    void aClockThatGoesBackDoesNotStopTheLooking() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        fixture.clock(now::get);
        Jobs elsewhere = fixture.bystander();
        fixture.start(
                JobsFixture.settings(1, LIMIT),
                Handlers.of(context -> now.set(now.get().minusSeconds(3600))));
        assertThat(ended(elsewhere, elsewhere.create(job("a")).key()).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(ended(elsewhere, elsewhere.create(job("b")).key()).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void figuresOutliveTheirOwner() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        JobHost first = fixture.start(Handlers.of(context -> {
            context.progress("epoch 1", 1, 2, "epochs", Map.of("eval/accuracy", 0.5));
            running.countDown();
            Handlers.untilStopped(context);
        }));
        JobKey key = first.jobs().create(job("a")).key();
        Handlers.await(running);
        first.close();
        JobHost second = fixture.start(Handlers.of(context -> context.progress("epoch 2", 2, 2, "epochs")));
        assertThat(ended(second.jobs(), key).progress().orElseThrow().figures())
                .isEqualTo(Map.of("eval/accuracy", 0.5));
    }

    @Test
    void twoProcessesNeverRunOneJob() throws Exception {
        Queue<JobKey> ran = new ConcurrentLinkedQueue<>();
        JobHandler handler = Handlers.of(context -> ran.add(context.key()));
        JobHost first = fixture.start(JobsFixture.settings(2, LIMIT), handler);
        fixture.start(JobsFixture.settings(2, LIMIT), handler);
        List<JobKey> keys = IntStream.range(0, 40)
                .mapToObj(i -> first.jobs().create(job("job" + i)).key())
                .toList();
        for (JobKey key : keys) {
            assertThat(ended(first.jobs(), key).attempts()).isEqualTo(1);
        }
        assertThat(ran).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void anOwnerThatSleptBeforeItsClaimCannotClaimLater() {
        JobKey key = fixture.bystander().create(job("a")).key();
        OwnerStore store = new OwnerStore(fixture.database());
        assertThat(store.claim(key, 3, Instant.now())).isPresent();
        assertThat(store.claim(key, 1, Instant.now())).isEmpty();
        assertThat(store.claim(key, 3, Instant.now())).isEmpty();
    }

    @Test
    void anEndedJobAcceptsNoWrites() {
        JobKey key = fixture.bystander().create(job("a")).key();
        OwnerStore store = new OwnerStore(fixture.database());
        long ordinal = store.claim(key, 1, Instant.now()).orElseThrow().ordinal();
        Claim claim = new Claim(ordinal, key, 1);
        store.cancel(claim, Instant.now());
        assertThatExceptionOfType(StaleEpochException.class)
                .isThrownBy(() -> store.saveStep(claim, "late", Payload.EMPTY))
                .withMessageContaining(key.name());
        assertThat(store.claim(key, 9, Instant.now())).isEmpty();
    }

    @Test
    void aCancellationThatArrivesBetweenTwoOwnersIsCarriedOut() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        JobHost first = fixture.start(Handlers.of(context -> {
            running.countDown();
            Handlers.untilStopped(context);
        }));
        JobKey key = first.jobs().create(job("a")).key();
        Handlers.await(running);
        first.close();
        fixture.bystander().cancel(key);
        JobHost second = fixture.start(Handlers.of(context -> {
            throw new AssertionError("a cancelled job was run");
        }));
        assertThat(ended(second.jobs(), key).state()).isEqualTo(JobState.CANCELLED);
        assertThat(second.jobs().list(JobQuery.all(KIND)).jobs()).hasSize(1);
    }

    private static List<Runnable> lateWrites(JobContext context) {
        return List.of(
                () -> context.note("late"),
                () -> context.saveStep("late", Payload.EMPTY),
                () -> context.progress("late", 1, 1, "late"),
                () -> context.putArtifact("late", "late", "text/plain", file -> Files.writeString(file, "late")),
                () -> context.inPhase("late").note("late"));
    }

    /** Does the steps not done yet, {@code pause}s after {@code until} of them, and ends with the names of all. */
    private static void work(JobContext context, Queue<String> done, int until, Runnable pause) {
        for (int i = context.stepNames("").size(); i < until; i++) {
            done.add(Integer.toString(i));
            context.saveStep(Integer.toString(i), Payload.EMPTY);
        }
        pause.run();
        context.setResult(Payload.ofText(String.join(" ", context.stepNames(""))));
    }
}
