package dev.basin.jobs;

import static dev.basin.jobs.JobsFixture.LIMIT;
import static dev.basin.jobs.JobsFixture.job;
import static dev.basin.jobs.JobsFixture.untilEnd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.basin.jobs.JobChange.Noted;
import dev.basin.jobs.run.JobHost;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What watchers see. */
class WatchTest extends OverBothDatabases {

    private static final int NOTES = 250; // more than two pages

    private final ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        watchers.shutdownNow();
    }

    @Test
    void watchersHereAndInAnotherProcessSeeEveryEventOnceInOrder() throws Exception {
        CountDownLatch watched = new CountDownLatch(1);
        JobHost host = fixture.start(Handlers.of(context -> {
            context.note("before anybody watches");
            Handlers.await(watched);
            for (int i = 0; i < NOTES; i++) {
                context.note("note " + i);
            }
        }));
        JobKey key = host.jobs().create(job("a")).key();
        List<Future<List<JobEvent>>> seen = new ArrayList<>();
        for (Jobs jobs : List.of(host.jobs(), host.jobs(), fixture.bystander())) {
            seen.add(watchers.submit(() -> untilEnd(jobs, key)));
        }
        watched.countDown();
        for (Future<List<JobEvent>> events : seen) {
            List<JobEvent> all = events.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            assertThat(all).extracting(JobEvent::sequence).containsExactlyElementsOf(sequences(1, NOTES + 4L));
            assertThat(all.getLast().last()).isTrue();
        }
    }

    @Test
    void aWatcherThatComesBackMissesNothingAndSeesNothingTwice() throws Exception {
        JobHost host = fixture.start(Handlers.of(context -> {
            for (int i = 0; i < NOTES; i++) {
                context.note("note " + i);
            }
        }));
        JobKey key = host.jobs().create(job("a")).key();
        List<Long> seen = new ArrayList<>();
        boolean ended = false;
        while (!ended) {
            long after = seen.isEmpty() ? 0 : seen.getLast();
            try (JobWatch watch = host.jobs().watch(key, after)) {
                List<JobEvent> page = watch.next();
                page.forEach(event -> seen.add(event.sequence()));
                ended = page.isEmpty();
            }
        }
        assertThat(seen).containsExactlyElementsOf(sequences(1, NOTES + 3L));
    }

    @Test
    void aSlowWatcherIsGivenBoundedPages() throws Exception {
        JobHost host = fixture.start(Handlers.of(context -> {
            for (int i = 0; i < NOTES; i++) {
                context.note("note " + i);
            }
        }));
        JobKey key = host.jobs().create(job("a")).key();
        JobsFixture.ended(host.jobs(), key);
        try (JobWatch watch = host.jobs().watch(key, 0)) {
            assertThat(watch.next()).hasSize(100);
        }
    }

    @Test
    void closingAWatchEndsItsWaiting() throws Exception {
        Jobs jobs = fixture.bystander();
        JobKey key = jobs.create(job("a")).key();
        JobWatch watch = jobs.watch(key, 1);
        Future<List<JobEvent>> next = watchers.submit((Callable<List<JobEvent>>) watch::next);
        watch.close();
        assertThat(next.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void deletingAJobEndsItsWatches() throws Exception {
        Jobs jobs = fixture.bystander();
        JobKey key = jobs.create(job("a")).key();
        jobs.cancel(key);
        try (JobWatch watch = jobs.watch(key, 0)) {
            jobs.delete(key);
            assertThatExceptionOfType(JobNotFoundException.class).isThrownBy(watch::next);
        }
        assertThatExceptionOfType(JobNotFoundException.class).isThrownBy(() -> jobs.watch(key, 0));
    }

    @Test
    void aShutdownTellsWatchersToComeBackLater() throws Exception {
        JobHost host = fixture.start();
        JobKey key = host.jobs().create(job("a")).key();
        try (JobWatch watch = host.jobs().watch(key, 0)) {
            assertThat(watch.next()).hasSize(1);
            Future<List<JobEvent>> next = watchers.submit((Callable<List<JobEvent>>) watch::next);
            host.close();
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> next.get(LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .withCauseInstanceOf(JobsClosedException.class);
        }
    }

    @Test
    void anEndedJobSeenToItsEndAnswersAtOnce() throws Exception {
        Jobs jobs = fixture.bystander();
        Job job = jobs.cancel(jobs.create(job("a")).key());
        try (JobWatch watch = jobs.watch(job.key(), job.latestSequence())) {
            assertThat(watch.next()).isEmpty();
        }
    }

    @Test
    void aSequenceThatDoesNotExistYetIsRefused() {
        Jobs jobs = fixture.bystander();
        JobKey key = jobs.create(job("a")).key();
        for (long after : new long[] {-1, 2}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> jobs.watch(key, after))
                    .withMessageContaining("0 to 1");
        }
    }

    @Test
    void anEventKeepsWhatItSays() throws Exception {
        JobHost host = fixture.start(
                Handlers.of(context -> context.inPhase("surface/scratch").note("ünïcode \"quoted\"")));
        JobKey key = host.jobs().create(job("a")).key();
        JobEvent note = untilEnd(host.jobs(), key).get(2);
        assertThat(note.change()).isEqualTo(new Noted("ünïcode \"quoted\""));
        assertThat(note.phase()).isEqualTo("surface/scratch");
        assertThat(note.epoch()).isEqualTo(1);
    }

    private static List<Long> sequences(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
