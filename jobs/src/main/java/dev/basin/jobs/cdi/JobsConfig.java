package dev.basin.jobs.cdi;

import dev.basin.jobs.run.RunSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** How this process runs jobs. */
@ConfigMapping(prefix = "basin.jobs")
public interface JobsConfig {

    /** Jobs of one kind that run at once. */
    @WithDefault("1")
    int concurrency();

    /** The same for single kinds, for example {@code basin.jobs.concurrency-by-kind.experiments=4}; 0 leaves the kind to others. */
    Map<String, Integer> concurrencyByKind();

    /** How often to look for jobs, cancellations and events of other processes. */
    @WithDefault("500ms")
    Duration poll();

    /** How often an owner shows that it lives; after four that failed to come its jobs go to another. */
    @WithDefault("5s")
    Duration heartbeat();

    /** Shortest time between two stored reports of progress of one phase. */
    @WithDefault("500ms")
    Duration progressInterval();

    /** So many owners in a row may die without finishing a step before a job fails. */
    @WithDefault("10")
    int fruitlessAttempts();

    /** How long a shutdown waits for handlers to notice before it interrupts them. */
    @WithDefault("20s")
    Duration grace();

    default RunSettings settings() {
        return new RunSettings(
                concurrency(),
                concurrencyByKind(),
                poll(),
                heartbeat(),
                progressInterval(),
                fruitlessAttempts(),
                grace());
    }
}
