package dev.basin.jobs;

import java.time.Instant;
import java.util.Optional;

/**
 * One time that a worker began a piece of a job.
 *
 * @param job the job
 * @param piece name of the piece, unique within the job
 * @param number which attempt at this piece, from 1
 * @param worker who began it
 * @param begin when
 * @param end what came of it; empty while it goes on, and for good if its worker died
 */
public record PieceAttempt(JobKey job, String piece, int number, String worker, Instant begin, Optional<End> end) {

    /**
     * How an attempt ended.
     *
     * @param time when
     * @param outcome in which way
     * @param message why, if it did not finish
     */
    public record End(Instant time, Outcome outcome, String message) {}

    /** In which way an attempt ended. */
    public enum Outcome {
        /** The piece's result is stored. */
        FINISHED,
        /** The piece cannot be done. */
        FAILED,
        /** The worker could not go on for reasons that are not the piece's: a shutdown, a store out of reach. */
        GIVEN_BACK
    }

    public PieceAttempt {
        if (number < 1) {
            throw new IllegalArgumentException("attempts are numbered from 1, got " + number);
        }
    }
}
