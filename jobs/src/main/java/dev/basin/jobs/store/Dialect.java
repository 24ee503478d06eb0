package dev.basin.jobs.store;

/** What differs between the databases; everything else is one text for both. */
public enum Dialect {
    /** A file beside the artifacts, for one machine. */
    SQLITE(""),
    /** A server, for a cluster. */
    POSTGRESQL(" for update of e skip locked");

    private final String lockAndSkip;

    Dialect(String lockAndSkip) {
        this.lockAndSkip = lockAndSkip;
    }

    /**
     * Ends the query for due executions: PostgreSQL locks the rows it finds and passes over those that another replica has
     * just locked. SQLite has one writer at a time, so nothing can come between finding and taking.
     */
    public String lockAndSkip() {
        return lockAndSkip;
    }
}
