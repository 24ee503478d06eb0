package dev.basin.jobs;

/** A request id came again with a different request. */
public final class RequestIdReusedException extends JobException {

    private static final long serialVersionUID = 1L;

    public RequestIdReusedException(JobKey existing, String requestId) {
        super("request id '" + requestId + "' was used before, with a different request, for " + existing
                + "; expected the same request or another id");
    }
}
