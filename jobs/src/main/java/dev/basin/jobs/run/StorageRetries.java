package dev.basin.jobs.run;

import java.time.Duration;

/**
 * When to try a job again whose storage could not be used: after a second, and after twice as long each time, up to a minute.
 *
 * @param most attempts in a row before the job fails
 */
record StorageRetries(int most) {

    static final Duration FIRST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofMinutes(1);

    private static final int DOUBLINGS = 6; // 64 s is past the longest

    /** How long to wait after so many failures in a row, from 1. */
    Duration delayAfter(int failures) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    boolean exhaustedBy(int failures) {
        return failures >= most;
    }
}
