package dev.basin.jobs;

import static dev.basin.jobs.JobsFixture.KIND;
import static dev.basin.jobs.JobsFixture.LIMIT;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Handlers for tests. */
final class Handlers {

    private Handlers() {}

    /** The work of a handler. */
    @FunctionalInterface
    interface Work {
        void run(JobContext context) throws Exception;
    }

    static JobHandler of(Work work) {
        return of(KIND, work);
    }

    static JobHandler of(String kind, Work work) {
        return new JobHandler() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public void run(JobContext context) throws Exception {
                work.run(context);
            }
        };
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("nothing happened for " + LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", e);
        }
    }

    /** Waits until the job is told to stop, then stops. */
    static void untilStopped(JobContext context) {
        CountDownLatch stopped = new CountDownLatch(1);
        context.onStop(stopped::countDown);
        await(stopped);
        context.throwIfStopped();
    }
}
