package dev.basin.jobs;

import java.time.Instant;
import java.util.Optional;

/**
 * A job as it stood when it was read.
 *
 * @param key its name
 * @param requestId what made its creation idempotent
 * @param displayName what a person calls it
 * @param spec what to do, in the service's own encoding
 * @param state where it stands
 * @param createTime when it was accepted
 * @param startTime when a worker first took it; empty while pending
 * @param endTime when it ended; empty before
 * @param progress the newest; empty before the first report
 * @param failure why it failed; present in state FAILED only
 * @param result what it ended with, in the service's own encoding; present in state SUCCEEDED only
 * @param epoch ownership fence: each owner's is higher than that of the one before; 0 before the first
 * @param attempts how many times a worker took it
 * @param cancelRequested whether somebody asked for its end
 * @param latestSequence sequence of its newest event
 */
public record Job(
        JobKey key,
        String requestId,
        String displayName,
        Payload spec,
        JobState state,
        Instant createTime,
        Optional<Instant> startTime,
        Optional<Instant> endTime,
        Optional<Progress> progress,
        Optional<Failure> failure,
        Optional<Payload> result,
        long epoch,
        int attempts,
        boolean cancelRequested,
        long latestSequence) {}
