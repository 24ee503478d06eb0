package dev.basin.cli;

/** What the caller wrote cannot be carried out; the message says what is accepted. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }
}
