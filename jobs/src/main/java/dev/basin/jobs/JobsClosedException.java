package dev.basin.jobs;

/** This process is shutting down and serves no watchers any more; another, or a later one, does. */
public final class JobsClosedException extends JobException {

    private static final long serialVersionUID = 1L;

    public JobsClosedException() {
        super("shutting down; watch again elsewhere or later, after the last sequence received");
    }
}
