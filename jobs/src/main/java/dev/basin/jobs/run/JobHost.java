package dev.basin.jobs.run;

import dev.basin.jobs.JobHandler;
import dev.basin.jobs.JobSignals;
import dev.basin.jobs.Jobs;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.jobs.store.Database;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One process's share in the jobs of a database: it serves callers from the beginning, and runs jobs once it is started with
 * handlers, which may themselves be callers.
 */
public final class JobHost implements AutoCloseable {

    private final Database database;
    private final ArtifactStore artifacts;
    private final RunSettings settings;
    private final InstantSource clock;
    private final JobSignals signals = new JobSignals();
    private final Jobs jobs;
    private final List<JobRunner> runners = new CopyOnWriteArrayList<>();

    public JobHost(Database database, ArtifactStore artifacts, RunSettings settings, InstantSource clock) {
        this.database = database;
        this.artifacts = artifacts;
        this.settings = settings;
        this.clock = clock;
        this.jobs = new Jobs(database, artifacts, signals, settings.poll(), clock);
    }

    public Jobs jobs() {
        return jobs;
    }

    /**
     * Starts running jobs of the handlers' kinds; unfinished ones of earlier processes go on.
     *
     * @throws IllegalArgumentException if two handlers are for the same kind
     */
    public void start(List<? extends JobHandler> handlers) {
        requireOnePerKind(handlers);
        for (JobHandler handler : handlers) {
            if (settings.concurrencyOf(handler.kind()) == 0) {
                continue;
            }
            JobRunner runner = new JobRunner(handler, database, artifacts, signals, settings, clock);
            runners.add(runner);
            runner.start();
        }
    }

    /** Ends all watching, takes no more jobs and gives those that run back, to be gone on with. */
    @Override
    public void close() {
        signals.close();
        try (ExecutorService sideBySide = Executors.newVirtualThreadPerTaskExecutor()) {
            runners.forEach(runner -> sideBySide.execute(runner::close));
        }
        runners.clear();
    }

    private static void requireOnePerKind(List<? extends JobHandler> handlers) {
        List<String> kinds = handlers.stream().map(JobHandler::kind).sorted().toList();
        for (int i = 1; i < kinds.size(); i++) {
            if (kinds.get(i).equals(kinds.get(i - 1))) {
                throw new IllegalArgumentException(
                        "two handlers for jobs of kind '" + kinds.get(i) + "'; expected one");
            }
        }
    }
}
