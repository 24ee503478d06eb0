package dev.basin.jobs;

import java.time.Instant;

/**
 * One thing that happened to a job. A job's events are numbered from 1 without gaps and kept until it is deleted.
 *
 * @param sequence position in the job's history, from 1
 * @param time when it happened, by the clock of the process that wrote it
 * @param epoch of the owner that wrote it, 0 if written outside a run
 * @param phase the part of a composed job that it comes from, for example "surface/pretrained"; empty for a plain job
 * @param change what happened
 */
public record JobEvent(long sequence, Instant time, long epoch, String phase, JobChange change) {

    /** Whether nothing comes after it. */
    public boolean last() {
        return phase.isEmpty()
                && change instanceof JobChange.StateChanged changed
                && changed.state().ended();
    }
}
