package dev.basin.jobs;

import dev.basin.jobs.artifacts.FolderArtifactStore;
import dev.basin.jobs.run.JobHost;
import dev.basin.jobs.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * A process that takes a job, finishes a step and waits for a line on its standard input; then it goes on writing, and says what
 * became of each write.
 */
final class SuspendedOwner {

    static final String READY = "ready";
    static final String REFUSED = "refused ";
    static final String DONE = "done";

    /** So far apart that it can be suspended between two, when it does not hold the database. */
    static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private SuspendedOwner() {}

    /** Arguments: kind of database, its URL, folder of the artifacts. */
    static void main(String[] args) throws Exception {
        TestDatabase database = TestDatabase.valueOf(args[0]);
        CountDownLatch written = new CountDownLatch(1);
        try (JobHost host = new JobHost(
                new Database(database.open(args[1]), database.dialect()),
                new FolderArtifactStore(Path.of(args[2])),
                JobsFixture.settings(1, HEARTBEAT, JobsFixture.LIMIT),
                InstantSource.system())) {
            host.start(List.of(Handlers.of(context -> work(context, written))));
            Handlers.await(written);
        }
        System.out.println(DONE);
    }

    private static void work(JobContext context, CountDownLatch written) throws IOException {
        context.saveStep("first", Payload.EMPTY);
        System.out.println(READY);
        System.in.read();
        writes(context).forEach(SuspendedOwner::attempt);
        context.setResult(Payload.ofText("late"));
        written.countDown();
    }

    private static Map<String, Runnable> writes(JobContext context) {
        return Map.of(
                "note", () -> context.note("late"),
                "step", () -> context.saveStep("late", Payload.EMPTY),
                "progress", () -> context.progress("late", 1, 1, "late"),
                "phase", () -> context.inPhase("late").partEntered(JobState.SUCCEEDED),
                "file", () -> context.putArtifact("late", "late", "", file -> Files.writeString(file, "late")));
    }

    private static void attempt(String name, Runnable write) {
        try {
            write.run();
            System.out.println("accepted " + name);
        } catch (StaleEpochException e) {
            System.out.println(REFUSED + name);
        }
    }
}
