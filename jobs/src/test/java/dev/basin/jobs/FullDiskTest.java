package dev.basin.jobs;

import static dev.basin.jobs.JobsFixture.ended;
import static dev.basin.jobs.JobsFixture.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.jobs.artifacts.ExplainedArtifactStore;
import dev.basin.jobs.artifacts.FolderArtifactStore;
import dev.basin.jobs.artifacts.FolderTrouble;
import dev.basin.jobs.artifacts.StoreUnavailableException;
import dev.basin.jobs.run.JobHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are full or may only be read, as the operating system has them. */
class FullDiskTest {

    private static final byte[] LARGE = new byte[512 << 10];

    private Path folder;
    private SmallDisk disk;

    @BeforeEach
    void mount(@TempDir Path temporary) throws Exception {
        folder = temporary;
        disk = SmallDisk.mount(folder.resolve("disk"));
    }

    @AfterEach
    void unmount() throws Exception {
        disk.close();
    }

    @Test
    void aJobWhoseStoreIsFullGoesOnWhenThereIsRoom() throws Exception {
        try (JobsFixture fixture = new JobsFixture(TestDatabase.SQLITE, folder)) {
            fixture.artifacts(store());
            disk.fill();
            JobHost host = fixture.start(Handlers.of(context -> putLarge(context)));
            JobKey key = host.jobs().create(job("a")).key();
            assertThat(firstNote(host.jobs(), key)).contains("has no space left", "trying again in 1 s");
            disk.free();
            assertThat(ended(host.jobs(), key).state()).isEqualTo(JobState.SUCCEEDED);
            assertThat(fixture.artifacts().verify(key.artifact("large")).sizeBytes())
                    .isEqualTo(LARGE.length);
        }
    }

    @Test
    void aJobWhoseDatabaseIsFullGoesOnWhenThereIsRoom() throws Exception {
        Queue<String> done = new ConcurrentLinkedQueue<>();
        CountDownLatch refused = new CountDownLatch(1);
        try (JobsFixture fixture = new JobsFixture(TestDatabase.SQLITE, disk.folder())) {
            JobHost host = fixture.start(Handlers.of(context -> {
                if (context.step("before").isEmpty()) {
                    done.add("before");
                    context.saveStep("before", Payload.EMPTY);
                    disk.fill();
                }
                try {
                    context.saveStep("large", Payload.of(LARGE));
                } finally {
                    refused.countDown();
                }
                done.add("large");
            }));
            JobKey key = host.jobs().create(job("a")).key();
            Handlers.await(refused);
            host.jobs().get(key); // what is stored can still be read
            disk.free();
            Job job = ended(host.jobs(), key);
            assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
            assertThat(job.attempts()).isEqualTo(2);
            assertThat(firstNote(host.jobs(), key))
                    .contains("disk is full", "free some space on the disk of basin.home");
            assertThat(done).containsExactly("before", "large");
            assertThat(host.jobs().step(key, "large")).contains(Payload.of(LARGE));
        }
    }

    @Test
    void aStoreThatMayOnlyBeReadSaysSo() throws Exception {
        ArtifactStore store = store();
        ArtifactKey key = new ArtifactKey("runs/a/b");
        store.put(key, new byte[] {1});
        disk.forbidWriting();
        assertThat(store.verify(key).sizeBytes()).isEqualTo(1);
        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> store.put(key, new byte[] {2}))
                .withMessageContaining(disk.folder().toString())
                .withMessageContaining("may not be written")
                .withMessageContaining("basin.store.folder");
    }

    @Test
    void aStoreThatCannotBeMadeSaysSo() throws Exception {
        disk.forbidWriting();
        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(this::store)
                .withMessageContaining("may not be written");
    }

    private ArtifactStore store() throws Exception {
        Path store = disk.folder().resolve("store");
        return ExplainedArtifactStore.open(
                new FolderTrouble(store, "basin.store.folder"), () -> new FolderArtifactStore(store));
    }

    private static void putLarge(JobContext context) {
        context.putArtifact("large", "a large file", "", file -> Files.write(file, LARGE));
    }

    private static String firstNote(Jobs jobs, JobKey key) throws InterruptedException {
        try (JobWatch watch = jobs.watch(key, 0)) {
            while (true) {
                for (JobEvent event : watch.next()) {
                    if (event.change() instanceof JobChange.Noted note) {
                        return note.text();
                    }
                }
            }
        }
    }
}
