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
import dev.basin.jobs.artifacts.ArtifactCorruptException;
import dev.basin.jobs.artifacts.ArtifactNotFoundException;
import dev.basin.jobs.artifacts.StoreUnavailableException;
import dev.basin.serving.errors.ErrorTranslator;
import dev.basin.serving.errors.Refusal;
import io.grpc.Status.Code;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What callers are told about jobs and files that cannot be had. */
@Singleton
public class JobErrors implements ErrorTranslator {
    private static final Logger LOG = Logger.getLogger(JobErrors.class);

    /** Where a replica takes over, it does so at once; a restart on one machine takes a few seconds. */
    private static final Duration RESTART = Duration.ofSeconds(2);

    /** Disks do not empty themselves in a moment. */
    private static final Duration MENDING = Duration.ofSeconds(10);

    @Override
    public Optional<Refusal> translate(Throwable thrown) {
        return switch (thrown) {
            case JobException e -> refusal(e);
            case UncheckedIOException e -> translate(e.getCause());
            case StoreUnavailableException e -> Optional.of(outOfUse("the artifact store", e));
            case ArtifactCorruptException e ->
                Optional.of(new Refusal(Code.DATA_LOSS, ErrorReason.ERROR_REASON_ARTIFACT_CORRUPT, e.getMessage()));
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
                Optional.of(Refusal.unavailable(ErrorReason.ERROR_REASON_SHUTTING_DOWN, message, RESTART));
            case JobStoreException e -> Optional.of(outOfUse("the job database", e));
            case StaleEpochException e -> Optional.empty(); // nothing that a caller could do; the log says more
        };
    }

    /** Callers are told that it is not their fault; the log says where the storage is and what is wrong with it. */
    private static Refusal outOfUse(String storage, Exception trouble) {
        LOG.warnf("A call was refused: %s", trouble.getMessage());
        return Refusal.unavailable(
                ErrorReason.ERROR_REASON_STORAGE_UNAVAILABLE,
                storage + " cannot be used now; try again later, the server's log says why",
                MENDING);
    }
}
