package dev.basin.gateway.run;

import dev.basin.common.v1.JobState;
import dev.basin.common.v1.JobStatus;
import dev.basin.jobs.Failure;
import dev.basin.jobs.JobFailedException;
import dev.basin.serving.jobs.FailureMessages;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;

/** Why an experiment fails: the cause of the part that did, under the part's name. */
final class PhaseFailures {
    private static final String CONFLICT = "JOB_STATE_CONFLICT";

    private PhaseFailures() {}

    static void throwIfNotSucceeded(String phase, String job, JobStatus status) {
        if (status.getState() == JobState.JOB_STATE_CANCELLED) {
            throw new JobFailedException(CONFLICT, "%s: %s was cancelled at its service".formatted(phase, job));
        }
        if (status.getState() == JobState.JOB_STATE_FAILED) {
            throw failed(phase, status.getError(), null);
        }
    }

    /** A call that a service refused, or could not answer for too long. */
    static JobFailedException refused(String phase, StatusRuntimeException thrown) {
        return failed(phase, StatusProto.fromThrowable(thrown), thrown);
    }

    private static JobFailedException failed(String phase, com.google.rpc.Status status, Throwable cause) {
        String reason = FailureMessages.reason(status);
        String known = reason.isEmpty() ? Failure.INTERNAL : reason;
        return new JobFailedException(known, "%s: %s".formatted(phase, status.getMessage()), cause);
    }
}
