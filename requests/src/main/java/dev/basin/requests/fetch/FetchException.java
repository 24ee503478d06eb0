package dev.basin.requests.fetch;

/** Something could not be fetched. The message says what and why, for the person who asked for it. */
public final class FetchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FetchException(String message) {
        super(message);
    }

    FetchException(String message, Throwable cause) {
        super(message, cause);
    }
}
