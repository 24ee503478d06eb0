package dev.basin.jobs;

import java.util.UUID;

/**
 * A job to create.
 *
 * @param kind what it is, for example runs
 * @param requestId chosen by the client, unique within the kind; the same one again answers the same job. Empty for a
 *     request that is never repeated
 * @param displayName what a person calls it, at most 200 characters
 * @param spec what to do, in the service's own encoding
 * @param request what must be equal when the request id is used again, normally the request as it arrived, in a
 *     deterministic encoding; kept as a checksum
 */
public record NewJob(String kind, String requestId, String displayName, Payload spec, Payload request) {

    public NewJob {
        JobKey.requirePart("kind", kind);
        if (requestId.isEmpty()) {
            requestId = UUID.randomUUID().toString();
        }
        requireLength("request id", requestId, 128);
        requireLength("display name", displayName, 200);
    }

    /** A job whose specification is all that its request said. */
    public NewJob(String kind, String requestId, String displayName, Payload spec) {
        this(kind, requestId, displayName, spec, spec);
    }

    private static void requireLength(String what, String value, int most) {
        if (value.length() > most) {
            throw new IllegalArgumentException(
                    what + " of " + value.length() + " characters is too long; expected at most " + most);
        }
    }
}
