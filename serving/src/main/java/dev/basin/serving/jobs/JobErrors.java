package dev.basin.serving.jobs;

import dev.basin.common.v1.ErrorReason;
import dev.basin.jobs.InvalidPageTokenException;
import dev.basin.jobs.JobException;
import dev.basin.jobs.JobNotEndedException;
import dev.basin.jobs.JobNotFoundException;
import dev.basin.jobs.JobStoreException;
import dev.basin.jobs.JobsClosedException;
import dev.basin.jobs.RequestIdReusedException;
import dev.basin.jobs.StaleEpochException;
import dev.basin.jobs.artifacts.ArtifactNotFoundException;
import dev.basin.serving.errors.ErrorTranslator;
import dev.basin.serving.errors.Refusal;
import io.grpc.Status.Code;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What callers are told about jobs and files that cannot be had. */
@Singleton
public class JobErrors implements ErrorTranslator {
    @Override
    public Optional<Refusal> translate(Throwable thrown) {
        return switch (thrown) {
            case JobException e -> refusal(e);
            case ArtifactNotFoundException e ->
                Optional.of(new Refusal(Code.NOT_FOUND, ErrorReason.ERROR_REASON_FILE_NOT_FOUND, e.getMessage()));
            default -> Optional.empty();
        };
    }

    private static Optional<Refusal> refusal(JobException thrown) {
        String message = thrown.getMessage();
        return switch (thrown) {
            case JobNotFoundException e ->
                Optional.of(Refusal.notFound(ErrorReason.ERROR_REASON_JOB_NOT_FOUND, "name", message));
            case RequestIdReusedException e ->
                Optional.of(new Refusal(
                        Code.ALREADY_EXISTS, ErrorReason.ERROR_REASON_REQUEST_ID_REUSED, "request_id: " + message));
            case JobNotEndedException e ->
                Optional.of(
                        new Refusal(Code.FAILED_PRECONDITION, ErrorReason.ERROR_REASON_JOB_STATE_CONFLICT, message));
            case InvalidPageTokenException e ->
                Optional.of(Refusal.ofField(ErrorReason.ERROR_REASON_INVALID_FIELD, "page_token", message));
            case JobsClosedException e ->
                Optional.of(new Refusal(Code.UNAVAILABLE, ErrorReason.ERROR_REASON_SHUTTING_DOWN, message));
            // Nothing that a caller could do; the log says more.
            case StaleEpochException e -> Optional.empty();
            case JobStoreException e -> Optional.empty();
        };
    }
}
