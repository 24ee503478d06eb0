package dev.basin.jobs.run;

import dev.basin.jobs.Progress;
import java.util.Map;

/** The reports of one phase between two writes, of which only the newest is kept. Not thread safe. */
final class ThinnedProgress {

    private final ProgressMeter meter;
    private final long intervalNanos;
    private Progress waiting;
    private boolean everWritten;
    private long writtenNanos;

    /** @param figures those that the phase's last owner reported */
    ThinnedProgress(long intervalNanos, Map<String, Double> figures) {
        this.meter = new ProgressMeter(figures);
        this.intervalNanos = intervalNanos;
    }

    void measure(String activity, long done, long total, String unit, Map<String, Double> figures, long nowNanos) {
        waiting = meter.report(activity, done, total, unit, figures, nowNanos);
    }

    void replace(Progress progress) {
        waiting = progress;
    }

    boolean isWaiting() {
        return waiting != null;
    }

    /** Whether a report waits and the last one was written long enough ago. */
    boolean isDue(long nowNanos) {
        return isWaiting() && (!everWritten || nowNanos - writtenNanos >= intervalNanos);
    }

    Progress waiting() {
        return waiting;
    }

    void written(long nowNanos) {
        waiting = null;
        everWritten = true;
        writtenNanos = nowNanos;
    }
}
