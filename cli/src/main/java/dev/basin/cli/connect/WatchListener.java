package dev.basin.cli.connect;

import dev.basin.common.v1.JobEvent;

/** Hears what happens to a watched experiment. */
public interface WatchListener {
    /** The next event, each once and in order. */
    void event(JobEvent event);

    /** The connection broke for the reason given; the watch tries again. */
    void interrupted(String reason);
}
