package dev.basin.jobs;

/** There is no such job, or no longer. */
public final class JobNotFoundException extends JobException {

    private static final long serialVersionUID = 1L;

    public JobNotFoundException(JobKey key) {
        super("there is no job " + key);
    }
}
