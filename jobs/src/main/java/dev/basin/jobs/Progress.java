package dev.basin.jobs;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far a job has come.
 *
 * @param activity what it is doing, in words a person reads, for example "epoch 2 of 3"
 * @param done units finished
 * @param total units in all, 0 if not known yet
 * @param unit what is counted, in the plural: "steps", "points"
 * @param unitsPerSecond over the recent past, 0 if not known yet
 * @param timeLeft estimated, empty if not known yet
 * @param figures the newest under the names people know, for example {@code train/loss}; NaN and infinities are kept
 */
public record Progress(
        String activity,
        long done,
        long total,
        String unit,
        double unitsPerSecond,
        Optional<Duration> timeLeft,
        Map<String, Double> figures) {

    public Progress {
        if (done < 0 || total < 0) {
            throw new IllegalArgumentException("done " + done + " of total " + total + "; expected numbers from 0");
        }
        figures = java.util.Collections.unmodifiableMap(new TreeMap<>(figures));
    }
}
