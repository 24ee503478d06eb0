package dev.basin.jobs;

/** What callers of {@link Jobs} and {@link JobContext} can meet; sealed, so that a mapping to statuses can be complete. */
public abstract sealed class JobException extends RuntimeException
        permits JobNotFoundException,
                RequestIdReusedException,
                JobNotEndedException,
                InvalidPageTokenException,
                StaleEpochException,
                JobsClosedException,
                JobStoreException {

    private static final long serialVersionUID = 1L;

    protected JobException(String message) {
        super(message);
    }

    protected JobException(String message, Throwable cause) {
        super(message, cause);
    }
}
