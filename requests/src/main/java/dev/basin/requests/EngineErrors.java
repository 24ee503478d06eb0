package dev.basin.requests;

import dev.basin.common.v1.ErrorReason;
import dev.basin.engine.checkpoint.CheckpointException;
import dev.basin.engine.data.DataException;
import dev.basin.serving.errors.ErrorTranslator;
import dev.basin.serving.errors.Refusal;
import io.grpc.Status;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What the engine objects to, as callers are told. */
@Singleton
class EngineErrors implements ErrorTranslator {
    @Override
    public Optional<Refusal> translate(Throwable thrown) {
        return switch (thrown) {
            case CheckpointException e ->
                Optional.of(new Refusal(
                        Status.Code.INVALID_ARGUMENT, ErrorReason.ERROR_REASON_CHECKPOINT_INVALID, e.getMessage()));
            case DataException e ->
                Optional.of(new Refusal(
                        Status.Code.INVALID_ARGUMENT, ErrorReason.ERROR_REASON_DATA_INVALID, e.getMessage()));
            default -> Optional.empty();
        };
    }

    /** Unusable data that a request's field names. */
    static Refusal of(String field, DataException fault) {
        return switch (fault.reason()) {
            case NOT_FOUND -> Refusal.notFound(ErrorReason.ERROR_REASON_FILE_NOT_FOUND, field, fault.getMessage());
            case INVALID, NO_COLUMN ->
                Refusal.ofField(ErrorReason.ERROR_REASON_DATA_INVALID, field, fault.getMessage());
        };
    }
}
