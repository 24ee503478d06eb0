package dev.basin.jobs;

import static dev.basin.jobs.JobsFixture.LIMIT;
import static dev.basin.jobs.JobsFixture.ended;
import static dev.basin.jobs.JobsFixture.job;
import static dev.basin.jobs.JobsFixture.untilEnd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.basin.jobs.JobChange.ArtifactWritten;
import dev.basin.jobs.JobChange.StateChanged;
import dev.basin.jobs.artifacts.Artifact;
import dev.basin.jobs.run.JobHost;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How jobs run and end in one undisturbed process. */
class RunTest extends OverBothDatabases {

    @Test
    void aJobSucceedsWithItsResult() throws Exception {
        Jobs jobs = fixture.start(Handlers.of(context -> context.setResult(context.spec())))
                .jobs();
        Job job = ended(jobs, jobs.create(job("a")).key());
        assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.result()).contains(Payload.ofText("spec of a"));
        assertThat(job.startTime()).isPresent();
        assertThat(job.endTime()).isPresent();
        assertThat(job.attempts()).isEqualTo(1);
    }

    @Test
    void aForeseenFailureKeepsItsReason() throws Exception {
        Jobs jobs = fixture.start(Handlers.of(context -> {
                    throw new JobFailedException("DATA_INVALID", "column 'label' is missing");
                }))
                .jobs();
        Job job = ended(jobs, jobs.create(job("a")).key());
        Failure failure = new Failure("DATA_INVALID", "column 'label' is missing");
        assertThat(job.failure()).contains(failure);
        assertThat(untilEnd(jobs, job.key()).getLast().change())
                .isEqualTo(new StateChanged(JobState.FAILED, java.util.Optional.of(failure)));
    }

    @Test
    void anUnforeseenFailureEndsTheJobAndNotTheRunner() throws Exception {
        Jobs jobs = fixture.start(Handlers.of(context -> {
                    if (context.spec().toText().endsWith("bad")) {
                        throw new StackOverflowError("too deep");
                    }
                }))
                .jobs();
        Job bad = ended(jobs, jobs.create(job("bad")).key());
        assertThat(bad.failure().orElseThrow().reason()).isEqualTo(Failure.INTERNAL);
        assertThat(bad.failure().orElseThrow().message()).contains("too deep");
        assertThat(ended(jobs, jobs.create(job("good")).key()).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void theEndOfAPartIsNotTheEndOfTheJob() throws Exception {
        Jobs jobs = fixture.start(Handlers.of(context -> {
                    context.inPhase("surface/scratch").partEntered(JobState.SUCCEEDED);
                    context.note("then");
                }))
                .jobs();
        List<JobEvent> events = untilEnd(jobs, jobs.create(job("a")).key());
        assertThat(events)
                .filteredOn(event -> event.phase().equals("surface/scratch"))
                .extracting(JobEvent::change)
                .containsExactly(new StateChanged(JobState.SUCCEEDED));
        assertThat(events.getLast().last()).isTrue();
        assertThat(events).filteredOn(JobEvent::last).hasSize(1);
    }

    @Test
    void jobsRunOneAfterAnotherInTheOrderOfCreation() throws Exception {
        Queue<String> order = new ConcurrentLinkedQueue<>();
        JobHandler handler = Handlers.of(context -> order.add(context.spec().toText()));
        Jobs before = fixture.bystander();
        List<JobKey> keys = List.of("a", "b", "c", "d").stream()
                .map(id -> before.create(job(id)).key())
                .toList();
        Jobs jobs = fixture.start(handler).jobs();
        ended(jobs, keys.getLast());
        assertThat(order).containsExactly("spec of a", "spec of b", "spec of c", "spec of d");
    }

    @Test
    void asManyRunAtOnceAsAllowed() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        JobHandler handler = Handlers.of(context -> both.await(LIMIT.toSeconds(), TimeUnit.SECONDS));
        Jobs jobs = fixture.start(JobsFixture.settings(2, LIMIT), handler).jobs();
        JobKey first = jobs.create(job("a")).key();
        JobKey second = jobs.create(job("b")).key();
        assertThat(ended(jobs, first).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(ended(jobs, second).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aJobThatWaitsForAnotherKindDoesNotHoldItsThread() throws Exception {
        CountDownLatch runDone = new CountDownLatch(1);
        Jobs jobs = fixture.start(
                        Handlers.of("experiments", context -> Handlers.await(runDone)),
                        Handlers.of(context -> runDone.countDown()))
                .jobs();
        JobKey experiment =
                jobs.create(new NewJob("experiments", "", "", Payload.EMPTY)).key();
        jobs.create(job("a"));
        assertThat(ended(jobs, experiment).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aRunningJobIsCancelledFromHereAndFromAnotherProcess() throws Exception {
        CountDownLatch running = new CountDownLatch(2);
        Jobs here = fixture.start(JobsFixture.settings(2, LIMIT), Handlers.of(context -> {
                    running.countDown();
                    Handlers.untilStopped(context);
                }))
                .jobs();
        JobKey first = here.create(job("a")).key();
        JobKey second = here.create(job("b")).key();
        Handlers.await(running);
        assertThat(here.cancel(first).state()).isEqualTo(JobState.RUNNING);
        assertThat(fixture.bystander().cancel(second).cancelRequested()).isTrue();
        assertThat(ended(here, first).state()).isEqualTo(JobState.CANCELLED);
        assertThat(ended(here, second).state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void aJobThatFinishesBeforeItNoticesTheCancellationHasSucceeded() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        Jobs jobs = fixture.start(Handlers.of(context -> {
                    running.countDown();
                    Handlers.await(cancelled);
                }))
                .jobs();
        JobKey key = jobs.create(job("a")).key();
        Handlers.await(running);
        jobs.cancel(key);
        cancelled.countDown();
        assertThat(ended(jobs, key).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void progressIsKeptWithTheJobAndFiguresStayUntilTheyAreReplaced() throws Exception {
        Jobs jobs = fixture.start(Handlers.of(context -> {
                    context.progress("epoch 1 of 2", 1, 4, "steps", Map.of("train/loss", 0.5, "eval/accuracy", 0.25));
                    context.inPhase("elsewhere").progress("points", 7, 0, "points");
                    context.progress("epoch 1 of 2", 2, 4, "steps", Map.of("train/loss", Double.NaN));
                }))
                .jobs();
        Progress progress = ended(jobs, jobs.create(job("a")).key()).progress().orElseThrow();
        assertThat(progress.done()).isEqualTo(2);
        assertThat(progress.total()).isEqualTo(4);
        assertThat(progress.unit()).isEqualTo("steps");
        assertThat(progress.unitsPerSecond()).isPositive();
        assertThat(progress.timeLeft()).isPresent();
        assertThat(progress.figures()).isEqualTo(Map.of("train/loss", Double.NaN, "eval/accuracy", 0.25));
    }

    @Test
    void anArtifactIsInTheStoreWhenWatchersHearOfIt() throws Exception {
        Jobs jobs = fixture.start(Handlers.of(context -> context.putArtifact(
                        "figures/loss.csv", "training loss", "text/csv", file -> Files.writeString(file, "0.5\n"))))
                .jobs();
        JobKey key = jobs.create(job("a")).key();
        ArtifactWritten written = (ArtifactWritten) untilEnd(jobs, key).get(2).change();
        Artifact artifact = fixture.artifacts().verify(key.artifact("figures/loss.csv"));
        assertThat(written).isEqualTo(new ArtifactWritten(artifact, "training loss", "text/csv"));
    }

    @Test
    void anArtifactThatCannotBeWrittenLeavesNothing() throws Exception {
        Jobs jobs = fixture.start(Handlers.of(context -> context.putArtifact("a", "a", "text/plain", file -> {
                    Files.writeString(file, "half");
                    throw new IOException("disk full");
                })))
                .jobs();
        Job job = ended(jobs, jobs.create(job("a")).key());
        assertThat(job.failure().orElseThrow().message()).contains("disk full");
        assertThat(fixture.artifacts().list(job.key().artifacts())).isEmpty();
    }

    @Test
    void stepsCanBeReadWhileTheJobRunsAndAfterwards() throws Exception {
        JobHost host = fixture.start(Handlers.of(context -> {
            context.saveStep("tile/2", Payload.ofText("two"));
            context.saveStep("tile/10", Payload.ofText("ten"));
            context.saveStep("tile/2", Payload.ofText("two again"));
            context.saveStep("epoch/1", Payload.EMPTY);
            assertThat(context.stepNames("tile/")).containsExactly("tile/10", "tile/2");
        }));
        JobKey key = host.jobs().create(job("a")).key();
        assertThat(ended(host.jobs(), key).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(host.jobs().stepNames(key, "")).containsExactly("epoch/1", "tile/10", "tile/2");
        assertThat(host.jobs().step(key, "tile/2")).contains(Payload.ofText("two again"));
        assertThat(host.jobs().step(key, "tile/3")).isEmpty();
    }

    @Test
    void twoHandlersOfOneKindAreRefused() {
        JobHandler handler = Handlers.of(context -> {});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fixture.start(handler, handler))
                .withMessageContaining("'runs'");
    }
}
