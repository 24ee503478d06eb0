package dev.basin.jobs;

/**
 * Why a job failed.
 *
 * @param reason for programs, in upper case with underscores, for example {@code DATA_INVALID}
 * @param message for people: what was wrong, the value met, what is accepted
 */
public record Failure(String reason, String message) {

    /** The handler broke in a way that it did not foresee. */
    public static final String INTERNAL = "INTERNAL";

    /** Process after process died while it ran the job. */
    public static final String ATTEMPTS_EXHAUSTED = "ATTEMPTS_EXHAUSTED";

    /** The database or the artifact store could not be used, attempt after attempt. */
    public static final String STORAGE_UNAVAILABLE = "STORAGE_UNAVAILABLE";

    /** A stored file is not what was stored. */
    public static final String ARTIFACT_CORRUPT = "ARTIFACT_CORRUPT";

    public Failure {
        if (!reason.matches("[A-Z][A-Z0-9_]{0,62}")) {
            throw new IllegalArgumentException("failure reason '" + reason
                    + "' is not accepted; expected UPPER_CASE_WITH_UNDERSCORES, at most 63 long");
        }
    }
}
