package dev.basin.gateway.run;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Tries again while a service cannot be reached, for a limited time and ever more slowly. */
final class Attempts {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Stopping stopping;
    private final Duration limit;
    private Duration pause = FIRST_PAUSE;
    private long failingSinceNanos;
    private boolean failing;

    Attempts(Stopping stopping, Duration limit) {
        this.stopping = stopping;
        this.limit = limit;
    }

    /** Makes a call that may safely be made again, until it is answered. */
    <T> T untilAnswered(Callable<T> call) throws Exception {
        while (true) {
            try {
                return call.call();
            } catch (StatusRuntimeException e) {
                failed(e);
            }
        }
    }

    /** The service answered: the next failure is a new one. */
    void succeeded() {
        failing = false;
        pause = FIRST_PAUSE;
    }

    /**
     * Waits before the next attempt.
     *
     * @throws StatusRuntimeException {@code cause} if another attempt makes no sense: the service did answer, the time is over, or
     *     all has been stopped
     */
    void failed(StatusRuntimeException cause) throws InterruptedException {
        long now = System.nanoTime();
        failingSinceNanos = failing ? failingSinceNanos : now;
        failing = true;
        if (stopping.isStopped() || !isPassing(cause) || now - failingSinceNanos > limit.toNanos()) {
            throw cause;
        }
        stopping.pause(pause);
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    }

    private static boolean isPassing(StatusRuntimeException thrown) {
        Status.Code code = thrown.getStatus().getCode();
        return code == Status.Code.UNAVAILABLE || code == Status.Code.DEADLINE_EXCEEDED;
    }
}
