package dev.basin.cli.connect;

import java.time.Duration;

/** Waits longer and longer between tries, and says when patience is over. */
public final class Backoff {
    /** Lets a test pass time without sleeping. */
    @FunctionalInterface
    interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }

    private final Duration first;
    private final Duration longest;
    private final Duration patience;
    private final Sleeper sleeper;
    private Duration next;
    private Duration waited = Duration.ZERO;

    /** Waits {@code first}, then twice as long each time up to {@code longest}, {@code patience} in all between two successes. */
    public Backoff(Duration first, Duration longest, Duration patience) {
        this(first, longest, patience, Thread::sleep);
    }

    Backoff(Duration first, Duration longest, Duration patience, Sleeper sleeper) {
        this.first = first;
        this.longest = longest;
        this.patience = patience;
        this.sleeper = sleeper;
        this.next = first;
    }

    /** A try succeeded: the next failure starts from the first wait. */
    public void succeeded() {
        next = first;
        waited = Duration.ZERO;
    }

    /** Waits before the next try; false, without waiting, when patience is over. */
    public boolean await() throws InterruptedException {
        if (waited.plus(next).compareTo(patience) > 0) {
            return false;
        }
        sleeper.sleep(next);
        waited = waited.plus(next);
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        return true;
    }
}
