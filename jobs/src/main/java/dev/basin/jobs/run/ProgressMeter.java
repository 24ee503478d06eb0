package dev.basin.jobs.run;

import dev.basin.jobs.Progress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Works out rate and time left from the reports of the last half minute, so that they follow a change of pace and leave out
 * what was done before a restart. Not thread safe.
 */
final class ProgressMeter {

    private static final long WINDOW_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long SPACING_NANOS = WINDOW_NANOS / 30;
    private static final double NANOS_PER_SECOND = 1e9;

    private record Sample(long nanos, long done) {}

    private final Deque<Sample> samples = new ArrayDeque<>();
    private final Map<String, Double> figures;
    private String counted = "";

    /** @param figures to begin with */
    ProgressMeter(Map<String, Double> figures) {
        this.figures = new TreeMap<>(figures);
    }

    /** @param nowNanos of a clock that never goes backwards */
    Progress report(
            String activity, long done, long total, String unit, Map<String, Double> newFigures, long nowNanos) {
        figures.putAll(newFigures);
        sample(activity + "\n" + unit, done, nowNanos);
        double rate = rate(done, nowNanos);
        return new Progress(activity, done, total, unit, rate, timeLeft(done, total, rate), figures);
    }

    private void sample(String nowCounted, long done, long nowNanos) {
        if (!nowCounted.equals(counted)
                || (!samples.isEmpty() && samples.getLast().done() > done)) {
            samples.clear();
            counted = nowCounted;
        }
        if (samples.isEmpty() || nowNanos - samples.getLast().nanos() >= SPACING_NANOS) {
            samples.addLast(new Sample(nowNanos, done));
        }
        while (samples.size() > 2 && nowNanos - samples.getFirst().nanos() > WINDOW_NANOS) {
            samples.removeFirst();
        }
    }

    /** Units per second; 0 while nothing was done yet. */
    private double rate(long done, long nowNanos) {
        Sample first = samples.getFirst();
        long nanos = nowNanos - first.nanos();
        return nanos <= 0 ? 0 : (done - first.done()) * NANOS_PER_SECOND / nanos;
    }

    private static Optional<Duration> timeLeft(long done, long total, double rate) {
        if (total <= 0 || rate <= 0) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis(Math.round(Math.max(0, total - done) * 1000.0 / rate)));
    }
}
