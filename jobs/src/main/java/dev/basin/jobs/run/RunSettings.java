package dev.basin.jobs.run;

import java.time.Duration;
import java.util.Map;

/**
 * How a process runs jobs.
 *
 * @param concurrency jobs of one kind that run at once
 * @param concurrencyByKind the same for single kinds; 0 for kinds that this process leaves to others
 * @param poll how often to look for jobs, cancellations and events of other processes
 * @param heartbeat how often an owner shows that it lives; after four that failed to come its jobs go to another
 * @param progressInterval shortest time between two stored reports of progress of one phase
 * @param fruitlessAttempts so many owners in a row may die without finishing a step before the job fails
 * @param grace how long a shutdown waits for handlers to notice before it interrupts them
 */
public record RunSettings(
        int concurrency,
        Map<String, Integer> concurrencyByKind,
        Duration poll,
        Duration heartbeat,
        Duration progressInterval,
        int fruitlessAttempts,
        Duration grace) {

    /** Heartbeats that may fail to come; db-scheduler accepts no fewer. */
    static final int MISSED_HEARTBEATS = 4;

    public RunSettings {
        concurrencyByKind = Map.copyOf(concurrencyByKind);
        require(concurrency >= 1, "concurrency", concurrency);
        concurrencyByKind.forEach((kind, most) -> {
            if (most < 0) {
                throw new IllegalArgumentException(
                        "concurrency of " + kind + " " + most + " is not accepted; expected 0 or more");
            }
        });
        require(fruitlessAttempts >= 1, "fruitless attempts", fruitlessAttempts);
        require(poll.isPositive(), "poll", poll);
        require(heartbeat.isPositive(), "heartbeat", heartbeat);
        require(!progressInterval.isNegative(), "progress interval", progressInterval);
        require(!grace.isNegative(), "grace", grace);
    }

    /** What suits a laptop and a cluster alike. */
    public static RunSettings defaults() {
        return new RunSettings(
                1,
                Map.of(),
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                Duration.ofMillis(500),
                10,
                Duration.ofSeconds(20));
    }

    int concurrencyOf(String kind) {
        return concurrencyByKind.getOrDefault(kind, concurrency);
    }

    private static void require(boolean condition, String what, Object value) {
        if (!condition) {
            throw new IllegalArgumentException(what + " " + value + " is not accepted; expected a positive value");
        }
    }
}
