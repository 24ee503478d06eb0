package dev.basin.landscape.tiles;

import dev.basin.jobs.JobContext;
import dev.basin.jobs.JobHandler;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** Jobs that do nothing until they are cancelled, so that attempts at their pieces can be made by hand. */
@Singleton
class HeldJobs implements JobHandler {
    static final String KIND = "held";

    private final Semaphore running = new Semaphore(0);

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobContext context) throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        context.onStop(stopped::countDown);
        running.release();
        stopped.await();
        context.throwIfStopped();
    }

    /** Waits for the next job to begin. */
    void awaitRunning() throws InterruptedException {
        running.acquire();
    }
}
