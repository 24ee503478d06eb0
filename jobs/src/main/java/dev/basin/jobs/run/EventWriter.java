package dev.basin.jobs.run;

import dev.basin.jobs.JobChange;
import dev.basin.jobs.JobChange.ProgressMade;
import dev.basin.jobs.JobSignals;
import dev.basin.jobs.JobStoreException;
import dev.basin.jobs.Progress;
import dev.basin.jobs.store.JobRow;
import dev.basin.jobs.store.OwnerStore;
import dev.basin.jobs.store.OwnerStore.Claim;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Writes one owner's events in the order in which they happened. Progress is thinned out; what waits is written before anything
 * that comes after it. Progress that the database does not take now waits too: it is not worth a job.
 */
final class EventWriter {

    private static final Logger LOG = Logger.getLogger(EventWriter.class);

    private final Claim claim;
    private final OwnerStore store;
    private final JobSignals signals;
    private final InstantSource clock;
    private final long intervalNanos;
    private final Map<String, ThinnedProgress> phases = new LinkedHashMap<>();

    EventWriter(JobRow row, OwnerStore store, JobSignals signals, InstantSource clock, Duration interval) {
        this.claim = Claim.of(row);
        this.store = store;
        this.signals = signals;
        this.clock = clock;
        this.intervalNanos = interval.toNanos();
        Map<String, Double> figures =
                row.job().progress().map(Progress::figures).orElse(Map.of());
        phases.put("", new ThinnedProgress(intervalNanos, figures));
    }

    synchronized void progress(
            String phase, String activity, long done, long total, String unit, Map<String, Double> figures) {
        phase(phase).measure(activity, done, total, unit, figures, System.nanoTime());
        writeDue();
    }

    synchronized void progress(String phase, Progress progress) {
        phase(phase).replace(progress);
        writeDue();
    }

    /** Writes an event, after the progress that was waiting. */
    synchronized void write(String phase, JobChange change) {
        writeWaiting();
        append(phase, change);
    }

    /** Writes progress that has waited long enough; also called from time to time, so that none is kept back for long. */
    synchronized void writeDue() {
        long now = System.nanoTime();
        try {
            phases.forEach((phase, progress) -> {
                if (progress.isDue(now)) {
                    write(phase, progress, now);
                }
            });
        } catch (JobStoreException e) {
            LOG.warnf("progress of %s waits: %s", claim.key(), e.getMessage());
        }
    }

    /** Writes all progress that waits. */
    synchronized void writeWaiting() {
        long now = System.nanoTime();
        phases.forEach((phase, progress) -> {
            if (progress.isWaiting()) {
                write(phase, progress, now);
            }
        });
    }

    private void write(String phase, ThinnedProgress progress, long now) {
        append(phase, new ProgressMade(progress.waiting()));
        progress.written(now);
    }

    private ThinnedProgress phase(String phase) {
        return phases.computeIfAbsent(phase, p -> new ThinnedProgress(intervalNanos, Map.of()));
    }

    private void append(String phase, JobChange change) {
        store.append(claim, phase, change, clock.instant());
        signals.appended(claim.key());
    }
}
