package dev.basin.jobs;

import static dev.basin.jobs.JobsFixture.ended;
import static dev.basin.jobs.JobsFixture.job;
import static dev.basin.jobs.JobsFixture.patience;
import static dev.basin.jobs.JobsFixture.settings;
import static dev.basin.jobs.JobsFixture.untilEnd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.jobs.JobChange.Noted;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.ExplainedArtifactStore;
import dev.basin.jobs.artifacts.FolderArtifactStore;
import dev.basin.jobs.artifacts.FolderTrouble;
import dev.basin.jobs.artifacts.s3.CopyLimit;
import dev.basin.jobs.artifacts.s3.LocalRoom;
import dev.basin.jobs.artifacts.s3.S3ArtifactStore;
import dev.basin.jobs.artifacts.s3.S3Server;
import dev.basin.jobs.run.JobHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What becomes of a job whose storage misbehaves. A full disk is what a writer of files sees of one; {@link FullDiskTest} has real
 * ones.
 */
class StorageTroubleTest extends OverBothDatabases {

    private static final String FULL = "No space left on device";

    @BeforeEach
    void open() throws Exception {
        Path store = folder.resolve("store");
        fixture.artifacts(ExplainedArtifactStore.open(
                new FolderTrouble(store, "basin.store.folder"), () -> new FolderArtifactStore(store)));
    }

    @Test
    void aJobThatFindsTheStoreFullIsTriedAgainAndSaysSo() throws Exception {
        Queue<String> done = new ConcurrentLinkedQueue<>();
        AtomicInteger attempts = new AtomicInteger();
        JobHost host = fixture.start(Handlers.of(context -> {
            once(context, "before", done);
            put(context, attempts.incrementAndGet() <= 2);
            once(context, "after", done);
        }));
        JobKey key = host.jobs().create(job("a")).key();
        assertThat(ended(host.jobs(), key).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(done).as("finished steps are not done again").containsExactly("before", "after");
        assertThat(notes(host.jobs(), key))
                .hasSize(2)
                .allSatisfy(note -> assertThat(note).contains("has no space left", "basin.store.folder"))
                .satisfiesExactly(
                        first -> assertThat(first).endsWith("trying again in 1 s (attempt 2 of 30)"),
                        second -> assertThat(second).endsWith("trying again in 2 s (attempt 3 of 30)"));
    }

    @Test
    void aJobThatFindsTheStoreFullAgainAndAgainFailsForThatReason() throws Exception {
        JobHost host = fixture.start(patience(2), Handlers.of(context -> put(context, true)));
        Job job = ended(host.jobs(), host.jobs().create(job("a")).key());
        assertThat(job.attempts()).isEqualTo(2);
        assertThat(job.failure().orElseThrow().reason()).isEqualTo(Failure.STORAGE_UNAVAILABLE);
        assertThat(job.failure().orElseThrow().message())
                .startsWith("2 attempts")
                .contains(FULL, "basin.store.folder");
    }

    @Test
    void attemptsThatFinishAStepAreNotFruitless() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        JobHost host = fixture.start(patience(2), Handlers.of(context -> {
            int attempt = attempts.incrementAndGet();
            context.saveStep("step " + attempt, Payload.EMPTY);
            put(context, attempt <= 3);
        }));
        Job job = ended(host.jobs(), host.jobs().create(job("a")).key());
        assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.attempts()).isEqualTo(4);
    }

    @Test
    void aJobThatMeetsACorruptFileFailsAtOnce() throws Exception {
        ArtifactKey file = new ArtifactKey("runs/other/model.safetensors");
        fixture.artifacts().put(file, "weights".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Files.writeString(folder.resolve("store").resolve(file.value()), "wights");
        JobHost host = fixture.start(Handlers.of(context -> verify(file)));
        Job job = ended(host.jobs(), host.jobs().create(job("a")).key());
        assertThat(job.attempts()).isEqualTo(1);
        assertThat(job.failure().orElseThrow().reason()).isEqualTo(Failure.ARTIFACT_CORRUPT);
        assertThat(job.failure().orElseThrow().message()).contains(file.value(), "6 bytes", "expected 7 bytes");
    }

    @Test
    void aJobIsGoneOnWithWhenTheDatabaseIsBack() throws Exception {
        CuttableDataSource line = new CuttableDataSource(fixture.dataSource());
        Queue<String> done = new ConcurrentLinkedQueue<>();
        CountDownLatch refused = new CountDownLatch(1);
        JobHost host = fixture.start(settings(), line, Handlers.of(context -> {
            once(context, "before", done);
            if (refused.getCount() > 0) {
                line.cut();
                try {
                    context.saveStep("lost", Payload.EMPTY);
                } finally {
                    refused.countDown();
                }
            }
            once(context, "after", done);
        }));
        Jobs elsewhere = fixture.bystander();
        JobKey key = elsewhere.create(job("a")).key();
        Handlers.await(refused);
        line.heal();
        assertThat(ended(elsewhere, key).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(done).containsExactly("before", "after");
        assertThat(notes(elsewhere, key)).singleElement().asString().contains("the line is cut", "trying again in 1 s");
        assertThat(host.jobs().get(key).attempts()).isEqualTo(2);
    }

    @Test
    void aJobThatWaitsForItsStorageCanBeCancelled() throws Exception {
        JobHost host = fixture.start(Handlers.of(context -> put(context, true)));
        JobKey key = host.jobs().create(job("a")).key();
        awaitNotes(host.jobs(), key, 4); // the next attempt is 8 s away
        Instant asked = Instant.now();
        host.jobs().cancel(key);
        assertThat(ended(host.jobs(), key).state()).isEqualTo(JobState.CANCELLED);
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void aClockThatGoesBackDoesNotLengthenTheWaiting() throws Exception {
        AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);
        fixture.clock(() -> Instant.now().plus(offset.get()));
        AtomicInteger attempts = new AtomicInteger();
        JobHost host = fixture.start(Handlers.of(context -> put(context, attempts.incrementAndGet() == 1)));
        JobKey key = host.jobs().create(job("a")).key();
        awaitNotes(host.jobs(), key, 1);
        offset.set(Duration.ofHours(-1));
        assertThat(ended(host.jobs(), key).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aJobOutlivesAnS3ServerThatIsDown() throws Exception {
        try (S3Server server = new S3Server();
                S3ArtifactStore store = S3ArtifactStore.open(
                        server.settings("basin"),
                        new LocalRoom(folder.resolve("s3"), new CopyLimit(1, Duration.ZERO)))) {
            fixture.artifacts(store);
            server.stop();
            JobHost host = fixture.start(Handlers.of(context -> put(context, false)));
            JobKey key = host.jobs().create(job("a")).key();
            awaitNotes(host.jobs(), key, 1);
            server.start();
            assertThat(ended(host.jobs(), key).state()).isEqualTo(JobState.SUCCEEDED);
            assertThat(notes(host.jobs(), key).getFirst()).contains("cannot be reached", "basin.store.s3.endpoint");
            assertThat(store.verify(key.artifact("a.txt")).sizeBytes()).isEqualTo(5);
        }
    }

    private static void put(JobContext context, boolean full) {
        context.putArtifact("a.txt", "a file", "text/plain", file -> {
            if (full) {
                throw new IOException(FULL);
            }
            Files.writeString(file, "hello");
        });
    }

    private static void once(JobContext context, String step, Queue<String> done) {
        if (context.step(step).isEmpty()) {
            done.add(step);
            context.saveStep(step, Payload.EMPTY);
        }
    }

    private void verify(ArtifactKey file) {
        try {
            fixture.artifacts().verify(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // as services do
        }
    }

    private static void awaitNotes(Jobs jobs, JobKey key, int count) throws InterruptedException {
        int seen = 0;
        try (JobWatch watch = jobs.watch(key, 0)) {
            while (seen < count) {
                seen += (int) watch.next().stream()
                        .filter(event -> event.change() instanceof Noted)
                        .count();
            }
        }
    }

    private static List<String> notes(Jobs jobs, JobKey key) throws InterruptedException {
        return untilEnd(jobs, key).stream()
                .map(JobEvent::change)
                .filter(Noted.class::isInstance)
                .map(change -> ((Noted) change).text())
                .toList();
    }
}
