package dev.basin.jobs;

/** Thrown by a handler to end its job as FAILED for a reason that it understands. */
public final class JobFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Failure failure;

    public JobFailedException(String reason, String message) {
        this(reason, message, null);
    }

    public JobFailedException(String reason, String message, Throwable cause) {
        super(message, cause);
        this.failure = new Failure(reason, message);
    }

    public Failure failure() {
        return failure;
    }
}
