package dev.basin.jobs;

import dev.basin.jobs.artifacts.FolderArtifactStore;
import dev.basin.jobs.run.JobHost;
import dev.basin.jobs.store.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** A process that works on jobs and says so on its standard output, so that somebody can kill it in the middle. */
final class KillVictim {

    static final int STEPS = 120;

    private KillVictim() {}

    /** Arguments: kind of database, its URL, folder of the artifacts, the job after whose end to exit. */
    static void main(String[] args) throws Exception {
        TestDatabase database = TestDatabase.valueOf(args[0]);
        JobHost host = new JobHost(
                new Database(database.open(args[1]), database.dialect()),
                new FolderArtifactStore(Path.of(args[2])),
                JobsFixture.settings(),
                InstantSource.system());
        host.start(List.of(Handlers.of(KillVictim::work)));
        JobsFixture.untilEnd(host.jobs(), JobKey.parse(args[3]));
        host.close();
    }

    /** Each step depends on the one before, so that a lost or doubled one changes the result. */
    private static void work(JobContext context) {
        Payload last = context.spec();
        for (int i = 0; i < STEPS; i++) {
            String name = "step-%03d".formatted(i);
            Payload before = last;
            last = context.step(name).orElseGet(() -> step(context, name, before));
            context.progress("working", i + 1L, STEPS, "steps");
        }
        context.setResult(last);
    }

    private static Payload step(JobContext context, String name, Payload before) {
        System.out.println(name);
        Payload after = next(before);
        context.putArtifact(name, name, "text/plain", file -> Files.writeString(file, after.toText()));
        context.saveStep(name, after);
        return after;
    }

    static Payload next(Payload before) {
        return Payload.ofText(before.sha256());
    }
}
