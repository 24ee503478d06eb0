package dev.basin.gateway.run;

import io.grpc.Context;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends everything that an experiment waits for: calls in flight and pauses between attempts. Once only. */
final class Stopping {
    private final Context.CancellableContext calls = Context.ROOT.withCancellation();
    private final CountDownLatch stopped = new CountDownLatch(1);

    void stop() {
        stopped.countDown();
        calls.cancel(null);
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Carries out work whose calls to other services end when this is stopped. */
    <T> T during(Callable<T> work) throws Exception {
        return calls.call(work);
    }

    /** Waits for a while, less if this is stopped meanwhile. */
    void pause(Duration duration) throws InterruptedException {
        boolean unused = stopped.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    }
}
