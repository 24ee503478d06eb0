package dev.basin.jobs;

/** The database could not be read or written. Nothing is known about the write that failed. */
public final class JobStoreException extends JobException {

    private static final long serialVersionUID = 1L;

    public JobStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
