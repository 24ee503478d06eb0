package dev.basin.jobs;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Tells this process what it has just stored, so that nobody in it waits for the next look at the database. Losing a signal
 * loses nothing: everybody also looks from time to time, which is how news of other processes arrive.
 */
public final class JobSignals implements AutoCloseable {

    private final ConcurrentHashMap<JobKey, Bell> bells = new ConcurrentHashMap<>();
    private final List<Consumer<String>> createdListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<JobKey>> cancelListeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** A job has a new event. */
    public void appended(JobKey key) {
        Bell bell = bells.get(key);
        if (bell != null) {
            bell.ring();
        }
    }

    /** There is a new job of a kind. */
    public void created(String kind) {
        createdListeners.forEach(listener -> listener.accept(kind));
    }

    /** Somebody asked for a job's end. */
    public void cancelRequested(JobKey key) {
        cancelListeners.forEach(listener -> listener.accept(key));
    }

    public void onCreated(Consumer<String> listener) {
        createdListeners.add(listener);
    }

    public void onCancelRequested(Consumer<JobKey> listener) {
        cancelListeners.add(listener);
    }

    /** Ends all waiting; watchers then answer that this process is shutting down. */
    @Override
    public void close() {
        closed.set(true);
        bells.values().forEach(Bell::ring);
    }

    boolean closed() {
        return closed.get();
    }

    /** Starts listening for a job's events; to be given back by {@link #leave}. */
    Bell listen(JobKey key) {
        return bells.compute(key, (k, bell) -> (bell == null ? new Bell() : bell).join());
    }

    void leave(JobKey key) {
        bells.computeIfPresent(key, (k, bell) -> bell.leave() ? null : bell);
    }

    /** Rung whenever a job has news; shared by the job's watchers. */
    static final class Bell {

        private int listeners;
        private long rings;

        /** How often it has rung: read it before looking at the database, wait with it afterwards. */
        synchronized long rings() {
            return rings;
        }

        /** Waits until it has rung since, but no longer than so many milliseconds. */
        synchronized void await(long ringsSeen, long millis) throws InterruptedException {
            if (rings == ringsSeen) {
                wait(millis);
            }
        }

        synchronized void ring() {
            rings++;
            notifyAll();
        }

        private Bell join() {
            listeners++;
            return this;
        }

        private boolean leave() {
            return --listeners == 0;
        }
    }
}
