package dev.basin.cli.connect;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Optional;

/**
 * An error as the contracts have it.
 *
 * @param code name of the gRPC status, for example INVALID_ARGUMENT
 * @param message what a person reads
 * @param reason Basin's own reason; empty if the error does not come from a Basin server but from the way there
 * @param violations the request's fields at fault; empty if none
 */
public record ServerError(String code, String message, String reason, List<FieldViolation> violations) {
    public ServerError {
        violations = List.copyOf(violations);
    }

    /** The error that ended a call. */
    public static ServerError of(StatusRuntimeException failure) {
        return of(StatusProto.fromThrowable(failure));
    }

    /** The error that ended a job. */
    public static ServerError of(Status status) {
        return new ServerError(
                nameOf(status.getCode()),
                status.getMessage(),
                detail(status, ErrorInfo.class).map(ErrorInfo::getReason).orElse(""),
                detail(status, BadRequest.class)
                        .map(BadRequest::getFieldViolationsList)
                        .orElse(List.of()));
    }

    private static String nameOf(int code) {
        Code known = Code.forNumber(code);
        return known == null ? String.valueOf(code) : known.name();
    }

    private static <T extends com.google.protobuf.Message> Optional<T> detail(Status status, Class<T> type) {
        for (Any any : status.getDetailsList()) {
            if (any.is(type)) {
                return unpack(any, type);
            }
        }
        return Optional.empty();
    }

    private static <T extends com.google.protobuf.Message> Optional<T> unpack(Any any, Class<T> type) {
        try {
            return Optional.of(any.unpack(type));
        } catch (InvalidProtocolBufferException unreadable) {
            return Optional.empty();
        }
    }
}
