package dev.basin.jobs;

/** Thrown through a handler when its job is told to stop. */
public final class JobStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final StopReason reason;

    public JobStoppedException(JobKey key, StopReason reason) {
        super(key + " was told to stop: " + reason);
        this.reason = reason;
    }

    public StopReason reason() {
        return reason;
    }
}
