package dev.basin.serving.jobs;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import dev.basin.common.v1.ErrorReason;
import dev.basin.jobs.Failure;
import dev.basin.jobs.JobFailedException;
import dev.basin.serving.errors.Refusal;
import io.grpc.Status.Code;
import java.util.Arrays;

/** Why a job failed, as the contracts show it. */
public final class FailureMessages {
    private static final String PREFIX = "ERROR_REASON_";

    private FailureMessages() {}

    /** A status with the code that the reason stands for; the reason goes into its ErrorInfo. */
    public static Status status(Failure failure) {
        return new Refusal(code(reason(failure)), reason(failure), failure.message()).toStatus();
    }

    /** What ends a job for the reason that a request would be refused for. */
    public static JobFailedException failed(Refusal refusal) {
        return new JobFailedException(
                refusal.reason().name().substring(PREFIX.length()), refusal.getMessage(), refusal);
    }

    /** The reason that a status carries in its ErrorInfo; INTERNAL if it carries none. */
    public static String reason(Status status) {
        return status.getDetailsList().stream()
                .filter(detail -> detail.is(ErrorInfo.class))
                .map(FailureMessages::errorInfo)
                .map(ErrorInfo::getReason)
                .findFirst()
                .orElse(Failure.INTERNAL);
    }

    private static ErrorReason reason(Failure failure) {
        return Arrays.stream(ErrorReason.values())
                .filter(reason -> reason.name().equals(PREFIX + failure.reason()))
                .findFirst()
                .orElse(ErrorReason.ERROR_REASON_INTERNAL);
    }

    private static Code code(ErrorReason reason) {
        return switch (reason) {
            case ERROR_REASON_INVALID_FIELD,
                    ERROR_REASON_PATH_OUTSIDE_ROOTS,
                    ERROR_REASON_DATA_INVALID,
                    ERROR_REASON_CHECKPOINT_INVALID -> Code.INVALID_ARGUMENT;
            case ERROR_REASON_JOB_NOT_FOUND, ERROR_REASON_FILE_NOT_FOUND, ERROR_REASON_ADDRESS_UNKNOWN ->
                Code.NOT_FOUND;
            case ERROR_REASON_REQUEST_ID_REUSED -> Code.ALREADY_EXISTS;
            case ERROR_REASON_NOT_IMPLEMENTED -> Code.UNIMPLEMENTED;
            case ERROR_REASON_JOB_STATE_CONFLICT, ERROR_REASON_NOT_FETCHED, ERROR_REASON_NO_DEVICE ->
                Code.FAILED_PRECONDITION;
            case ERROR_REASON_LIMIT_EXCEEDED -> Code.RESOURCE_EXHAUSTED;
            case ERROR_REASON_SHUTTING_DOWN,
                    ERROR_REASON_SERVICE_UNREACHABLE,
                    ERROR_REASON_STORAGE_UNAVAILABLE,
                    ERROR_REASON_BEING_FETCHED -> Code.UNAVAILABLE;
            case ERROR_REASON_ARTIFACT_CORRUPT -> Code.DATA_LOSS;
            case ERROR_REASON_ATTEMPTS_EXHAUSTED -> Code.ABORTED;
            case ERROR_REASON_INTERNAL, ERROR_REASON_UNSPECIFIED, UNRECOGNIZED -> Code.INTERNAL;
        };
    }

    private static ErrorInfo errorInfo(Any detail) {
        try {
            return detail.unpack(ErrorInfo.class);
        } catch (InvalidProtocolBufferException e) {
            return ErrorInfo.newBuilder().setReason(Failure.INTERNAL).build();
        }
    }
}
