package dev.basin.jobs;

import static dev.basin.jobs.JobsFixture.KIND;
import static dev.basin.jobs.JobsFixture.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.basin.jobs.JobChange.StateChanged;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers see while nobody runs the jobs. */
class JobsTest extends OverBothDatabases {

    private Jobs jobs;

    @BeforeEach
    void open() {
        jobs = fixture.bystander();
    }

    @Test
    void aNewJobIsPendingAndKeepsWhatItWasGiven() {
        Job created = jobs.create(job("a"));
        assertThat(created.state()).isEqualTo(JobState.PENDING);
        assertThat(created.spec().toText()).isEqualTo("spec of a");
        assertThat(created.displayName()).isEqualTo("job a");
        assertThat(created.latestSequence()).isEqualTo(1);
        assertThat(created.startTime()).isEmpty();
        assertThat(jobs.get(created.key())).isEqualTo(created);
    }

    @Test
    void theSameRequestAgainAnswersTheSameJob() {
        assertThat(jobs.create(job("a")).key()).isEqualTo(jobs.create(job("a")).key());
        assertThat(jobs.list(JobQuery.all(KIND)).jobs()).hasSize(1);
    }

    @Test
    void aJobIsFoundByItsRequestId() {
        Job created = jobs.create(job("a"));
        assertThat(jobs.find(KIND, "a")).contains(created);
        assertThat(jobs.find(KIND, "b")).isEmpty();
        assertThat(jobs.find("landscapes", "a")).isEmpty();
    }

    @Test
    void aRequestIdOfAnotherRequestIsRefused() {
        Job first = jobs.create(job("a"));
        NewJob other = new NewJob(KIND, "a", "job a", Payload.ofText("another spec"));
        assertThatExceptionOfType(RequestIdReusedException.class)
                .isThrownBy(() -> jobs.create(other))
                .withMessageContaining(first.key().name());
    }

    @Test
    void requestIdsOfDifferentKindsAreDifferent() {
        NewJob other = new NewJob("landscapes", "a", "", Payload.ofText("another spec"));
        assertThat(jobs.create(other).key()).isNotEqualTo(jobs.create(job("a")).key());
    }

    @Test
    void jobsWithoutRequestIdAreAllDifferent() {
        assertThat(jobs.create(job("")).key()).isNotEqualTo(jobs.create(job("")).key());
    }

    @Test
    void whatIsResolvedByTheServerDoesNotMakeARequestAnother() {
        Payload request = Payload.ofText("request");
        Job first = jobs.create(new NewJob(KIND, "a", "", Payload.ofText("resolved on one thread"), request));
        Job again = jobs.create(new NewJob(KIND, "a", "", Payload.ofText("resolved on two threads"), request));
        assertThat(again).isEqualTo(first);
    }

    @Test
    void manyAtOnceWithOneRequestIdGetOneJob() throws Exception {
        int callers = 16;
        Callable<JobKey> create = () -> jobs.create(job("a")).key();
        Set<JobKey> keys = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            for (Future<JobKey> key : threads.invokeAll(java.util.Collections.nCopies(callers, create))) {
                keys.add(key.get());
            }
        }
        assertThat(keys).hasSize(1);
    }

    @Test
    void pagesGoFromNewestToOldestEachJobOnce() {
        List<String> ids = IntStream.range(0, 5).mapToObj(Integer::toString).toList();
        ids.forEach(id -> jobs.create(job(id)));
        JobPage first = jobs.list(new JobQuery(KIND, Set.of(), "", 2, ""));
        jobs.create(job("created while somebody turns the page"));
        JobPage second = jobs.list(new JobQuery(KIND, Set.of(), "", 2, first.nextPageToken()));
        JobPage third = jobs.list(new JobQuery(KIND, Set.of(), "", 2, second.nextPageToken()));
        assertThat(names(first)).containsExactly("4", "3");
        assertThat(names(second)).containsExactly("2", "1");
        assertThat(names(third)).containsExactly("0");
        assertThat(third.nextPageToken()).isEmpty();
    }

    @Test
    void listsAreFilteredByStateAndName() {
        Job cancelled = jobs.cancel(jobs.create(job("100% Wide_Basin")).key());
        jobs.create(job("100 wide basin"));
        assertThat(jobs.list(new JobQuery(KIND, Set.of(JobState.CANCELLED), "", 0, ""))
                        .jobs())
                .containsExactly(cancelled);
        assertThat(jobs.list(new JobQuery(KIND, Set.of(), "% wide_", 0, "")).jobs())
                .containsExactly(cancelled);
        assertThat(jobs.list(JobQuery.all("landscapes")).jobs()).isEmpty();
    }

    @Test
    void aPageTokenOfAnotherQueryIsRefused() {
        jobs.create(job("a"));
        jobs.create(job("b"));
        String token = jobs.list(new JobQuery(KIND, Set.of(), "", 1, "")).nextPageToken();
        for (String bad : List.of("?", "AAAA", token + "A")) {
            assertThatExceptionOfType(InvalidPageTokenException.class)
                    .isThrownBy(() -> jobs.list(new JobQuery(KIND, Set.of(), "", 1, bad)));
        }
        assertThatExceptionOfType(InvalidPageTokenException.class)
                .isThrownBy(() -> jobs.list(new JobQuery(KIND, Set.of(), "job", 1, token)));
    }

    @Test
    void aPendingJobIsCancelledAtOnce() throws Exception {
        JobKey key = jobs.create(job("a")).key();
        Job cancelled = jobs.cancel(key);
        assertThat(cancelled.state()).isEqualTo(JobState.CANCELLED);
        assertThat(cancelled.endTime()).isPresent();
        assertThat(jobs.cancel(key)).isEqualTo(cancelled);
        assertThat(JobsFixture.untilEnd(jobs, key))
                .extracting(JobEvent::change)
                .containsExactly(new StateChanged(JobState.PENDING), new StateChanged(JobState.CANCELLED));
    }

    @Test
    void onlyEndedJobsAreDeletedAndNothingOfThemStays() throws Exception {
        JobKey key = jobs.create(job("a")).key();
        fixture.artifacts().put(key.artifact("figures/loss.csv"), new byte[] {1});
        assertThatExceptionOfType(JobNotEndedException.class).isThrownBy(() -> jobs.delete(key));
        jobs.cancel(key);
        jobs.delete(key);
        assertThatExceptionOfType(JobNotFoundException.class).isThrownBy(() -> jobs.get(key));
        assertThatExceptionOfType(JobNotFoundException.class).isThrownBy(() -> jobs.delete(key));
        assertThat(fixture.artifacts().list(key.artifacts())).isEmpty();
        assertThat(jobs.create(job("a")).key()).isNotEqualTo(key);
    }

    private static List<String> names(JobPage page) {
        return page.jobs().stream().map(Job::requestId).toList();
    }
}
