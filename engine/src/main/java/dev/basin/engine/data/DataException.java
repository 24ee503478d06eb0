package dev.basin.engine.data;

/**
 * Data or a tokenizer that cannot be used as it is. The message names the file and the place in it, what was found and what
 * is accepted, and is written for the person who supplied the data. Failures of the disk itself stay
 * {@link java.io.UncheckedIOException}.
 */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of fault it is. */
    public enum Reason {
        /** A file or folder does not exist. */
        NOT_FOUND,
        /** A column that was named is not in the file. */
        NO_COLUMN,
        /** The content is not as its format says, or a size asked for cannot be had. */
        INVALID
    }

    private final Reason reason;

    private DataException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    static DataException notFound(String message) {
        return new DataException(Reason.NOT_FOUND, message);
    }

    static DataException noColumn(String message) {
        return new DataException(Reason.NO_COLUMN, message);
    }

    static DataException invalid(String message) {
        return new DataException(Reason.INVALID, message);
    }

    public Reason reason() {
        return reason;
    }
}
