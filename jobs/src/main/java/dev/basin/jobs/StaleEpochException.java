package dev.basin.jobs;

/** A late owner tried to write to a job that has another owner by now, has ended or is gone. */
public final class StaleEpochException extends JobException {

    private static final long serialVersionUID = 1L;

    public StaleEpochException(JobKey key, long epoch) {
        super("the owner of " + key + " with epoch " + epoch
                + " may not write any more; another has taken over, or the job ended");
    }
}
