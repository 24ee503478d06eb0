package dev.basin.jobs;

import dev.basin.jobs.store.Events;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Follows one job's events: first what happened, then what happens, each once and in order, wherever the job runs.
 *
 * <ul>
 *   <li>The watcher pulls: between two calls nothing is kept for it, so that a slow one costs no memory.
 *   <li>Made for one thread, best a virtual one; interrupt it or call {@link #close} to end the waiting.
 * </ul>
 */
public final class JobWatch implements AutoCloseable {

    private static final int PAGE = 100;

    private final JobKey key;
    private final long ordinal;
    private final Events events;
    private final JobSignals signals;
    private final JobSignals.Bell bell;
    private final long pollMillis;
    private final AtomicBoolean closed = new AtomicBoolean();
    private long sequence;
    private boolean ended;

    JobWatch(JobKey key, long ordinal, long afterSequence, Events events, JobSignals signals, Duration poll) {
        this.key = key;
        this.ordinal = ordinal;
        this.sequence = afterSequence;
        this.events = events;
        this.signals = signals;
        this.bell = signals.listen(key);
        this.pollMillis = Math.max(1, poll.toMillis());
    }

    /**
     * Waits for the next events.
     *
     * @return 1 to 100 events in order; none once the job has ended and all its events were returned, or after {@link #close}
     * @throws JobNotFoundException if the job was deleted
     * @throws JobsClosedException if this process shuts down
     */
    public List<JobEvent> next() throws InterruptedException {
        while (!ended && !closed.get()) {
            long rings = bell.rings();
            List<JobEvent> page = look();
            if (!page.isEmpty()) {
                sequence = page.getLast().sequence();
                ended = page.getLast().last();
                return page;
            }
            if (!ended) {
                requireServing();
                bell.await(rings, pollMillis);
            }
        }
        return List.of();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            signals.leave(key);
            bell.ring();
        }
    }

    /** Events not seen yet; finds out whether there can be more. */
    private List<JobEvent> look() {
        Events.Extent extent = events.extent(ordinal).orElseThrow(() -> new JobNotFoundException(key));
        if (extent.latestSequence() > sequence) {
            return events.after(ordinal, sequence, PAGE);
        }
        ended = extent.state().ended();
        return List.of();
    }

    private void requireServing() {
        if (signals.closed()) {
            throw new JobsClosedException();
        }
    }
}
