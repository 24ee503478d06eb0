package dev.basin.jobs.run;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerState;
import com.github.kagkarlsson.scheduler.task.Execution;
import dev.basin.jobs.JobHandler;
import dev.basin.jobs.JobKey;
import dev.basin.jobs.JobSignals;
import dev.basin.jobs.StopReason;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.jobs.store.Database;
import dev.basin.jobs.store.Dialect;
import dev.basin.jobs.store.Executions;
import dev.basin.jobs.store.JobRow;
import dev.basin.jobs.store.OwnerStore;
import dev.basin.jobs.store.Steps;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Runs the jobs of one kind in this process. db-scheduler decides who runs what: it takes due executions, shows that their owner
 * lives, and finds those whose owner does not. Each kind has a scheduler of its own, because an experiment that waits for its
 * runs must not hold the thread that they need.
 */
final class JobRunner implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(JobRunner.class);

    private final JobHandler handler;
    private final RunSettings settings;
    private final Dialect dialect;
    private final Executions executions;
    private final OwnerStore store;
    private final Steps steps;
    private final ArtifactStore artifacts;
    private final JobSignals signals;
    private final InstantSource clock;
    private final ProcessOwner owner = ProcessOwner.current();
    private final Map<JobKey, OwnedJob> running = new ConcurrentHashMap<>();
    private final ScheduledExecutorService attendant;
    private final Scheduler scheduler;

    JobRunner(
            JobHandler handler,
            Database database,
            ArtifactStore artifacts,
            JobSignals signals,
            RunSettings settings,
            InstantSource clock) {
        this.handler = handler;
        this.settings = settings;
        this.dialect = database.dialect();
        this.executions = new Executions(database);
        this.store = new OwnerStore(database);
        this.steps = new Steps(database);
        this.artifacts = artifacts;
        this.signals = signals;
        this.clock = clock;
        String kind = handler.kind();
        this.attendant = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("jobs-" + kind + "-attendant").daemon().factory());
        this.scheduler = KindScheduler.create(kind, database, settings, owner, clock, this::run);
    }

    void start() {
        CrashedOwners.release(handler.kind(), executions, dialect, owner);
        signals.onCreated(this::lookAtOnce);
        signals.onCancelRequested(this::cancel);
        long pollMillis = Math.max(1, settings.poll().toMillis());
        attendant.scheduleWithFixedDelay(this::attendAll, pollMillis, pollMillis, TimeUnit.MILLISECONDS);
        scheduler.start();
    }

    /**
     * Takes no more jobs, tells handlers to stop and gives their jobs back. Waits for the grace period, then interrupts the
     * handlers and waits as long again.
     */
    @Override
    public void close() {
        scheduler.pause();
        running.values().forEach(job -> job.stopSwitch().stop(StopReason.SHUTDOWN));
        scheduler.stop();
        attendant.shutdownNow();
    }

    private void lookAtOnce(String kind) {
        if (kind.equals(handler.kind())) {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    private void cancel(JobKey key) {
        OwnedJob job = running.get(key);
        if (job != null) {
            job.stopSwitch().stop(StopReason.CANCELLED);
        }
    }

    /** Also has the scheduler look for jobs: its own waiting is by the wall clock and would last as long as that goes back. */
    private void attendAll() {
        scheduler.triggerCheckForDueExecutions();
        for (OwnedJob job : running.values()) {
            try {
                job.attend();
            } catch (RuntimeException e) {
                LOG.warnf("%s could not be looked after, next try follows: %s", job.key(), e.getMessage());
            }
        }
    }

    private void run(Execution execution) {
        JobKey key = new JobKey(handler.kind(), execution.getId());
        Optional<JobRow> claimed = store.claim(key, execution.version, clock.instant());
        if (claimed.isPresent()) {
            signals.appended(key);
            run(claimed.get(), execution.consecutiveFailures);
            signals.appended(key);
        } else {
            executions.drop(key, execution.version);
        }
    }

    private void run(JobRow row, int failuresBefore) {
        EventWriter events = new EventWriter(row, store, signals, clock, settings.progressInterval());
        OwnedJob owned = new OwnedJob(row, failuresBefore, store, steps, artifacts, events);
        running.put(owned.key(), owned);
        try {
            if (stopping()) {
                owned.stopSwitch().stop(StopReason.SHUTDOWN);
            }
            new JobRun(owned, handler, store, clock, settings).run();
        } finally {
            running.remove(owned.key());
        }
    }

    private boolean stopping() {
        SchedulerState state = scheduler.getSchedulerState();
        return state.isPaused() || state.isShuttingDown();
    }
}
