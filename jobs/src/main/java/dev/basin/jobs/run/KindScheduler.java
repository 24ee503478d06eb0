package dev.basin.jobs.run;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.basin.jobs.store.Database;
import dev.basin.jobs.store.Executions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** db-scheduler as one kind of job needs it. */
final class KindScheduler {

    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private KindScheduler() {}

    /** @param run is given a picked execution, on one of the kind's own threads */
    static Scheduler create(
            String kind,
            Database database,
            RunSettings settings,
            ProcessOwner owner,
            InstantSource clock,
            Consumer<Execution> run) {
        int threads = settings.concurrencyOf(kind);
        return Scheduler.create(database.dataSource(), task(kind, settings, clock, run))
                .tableName(Executions.TABLE)
                .schedulerName(new SchedulerName.Fixed(owner.name()))
                .jdbcCustomization(new DueJobs(kind, database.dialect()))
                .clock(clock::instant)
                .threads(threads)
                .executorService(workers(kind, threads))
                .pollUsingLockAndFetch(0.5, 1.0) // take only what a free thread can start at once
                .pollingInterval(settings.heartbeat()) // the runner wakes it sooner
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(RunSettings.MISSED_HEARTBEATS)
                .deleteUnresolvedAfter(FOR_EVER) // other kinds in the table belong to other runners
                .shutdownMaxWait(settings.grace())
                .build();
    }

    /** The execution's row is changed in the transaction that ends or releases its job; completion has nothing left to do. */
    private static Task<Void> task(String kind, RunSettings settings, InstantSource clock, Consumer<Execution> run) {
        return Tasks.custom(kind, Void.class)
                .onDeadExecution((dead, operations) -> operations.reschedule(dead, Executions.AT_ONCE))
                .onFailure((failed, operations) ->
                        operations.reschedule(failed, clock.instant().plus(settings.heartbeat())))
                .execute((instance, context) -> {
                    run.accept(context.getExecution());
                    return (complete, operations) -> {};
                });
    }

    private static ExecutorService workers(String kind, int threads) {
        return Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("jobs-" + kind + "-", 1).factory());
    }
}
