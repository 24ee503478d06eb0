package dev.basin.jobs;

/** A job must have ended first, for example to be deleted. */
public final class JobNotEndedException extends JobException {

    private static final long serialVersionUID = 1L;

    public JobNotEndedException(JobKey key, JobState state) {
        super(key + " is " + state + "; expected an ended job: cancel it first");
    }
}
