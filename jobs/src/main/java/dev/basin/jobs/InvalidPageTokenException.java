package dev.basin.jobs;

/** A page token does not belong to the query it came with. */
public final class InvalidPageTokenException extends JobException {

    private static final long serialVersionUID = 1L;

    public InvalidPageTokenException(String token) {
        super("page token '" + token + "' does not belong to this query; expected next_page_token of its page before");
    }
}
