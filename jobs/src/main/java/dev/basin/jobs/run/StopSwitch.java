package dev.basin.jobs.run;

import dev.basin.jobs.StopReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells a handler to stop, once and for one reason: the first. */
final class StopSwitch {

    private final List<Runnable> actions = new ArrayList<>();
    private volatile StopReason reason;

    Optional<StopReason> reason() {
        return Optional.ofNullable(reason);
    }

    void stop(StopReason why) {
        List<Runnable> toRun;
        synchronized (actions) {
            if (reason != null) {
                return;
            }
            reason = why;
            toRun = List.copyOf(actions);
        }
        toRun.forEach(Runnable::run);
    }

    /** Waits; answers whether there is a reason to stop by then. An interrupt, by a shutdown that grew impatient, ends the waiting. */
    boolean await(Duration most) {
        CountDownLatch stopped = new CountDownLatch(1);
        onStop(stopped::countDown);
        try {
            return stopped.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    void onStop(Runnable action) {
        synchronized (actions) {
            if (reason == null) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }
}
