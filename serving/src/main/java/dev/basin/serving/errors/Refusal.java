package dev.basin.serving.errors;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import dev.basin.common.v1.ErrorReason;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A call answered with an error: a gRPC status, exactly one ErrorInfo and, for bad input, the fields at fault; for what may work
 * later, how long to wait. The message says what was wrong, the value received and what is accepted, and names nothing internal.
 */
public final class Refusal extends RuntimeException {
    /** The domain of every ErrorInfo that Basin sends. */
    public static final String DOMAIN = "basin.dev";

    private static final String REASON_PREFIX = "ERROR_REASON_";
    private static final long serialVersionUID = 1;

    private final Status.Code code;
    private final ErrorReason reason;
    private final transient List<FieldViolation> violations;
    private final transient Optional<Duration> retryDelay;

    private Refusal(
            Status.Code code,
            ErrorReason reason,
            String message,
            List<FieldViolation> violations,
            Optional<Duration> retryDelay) {
        super(requireNonNull(message, "message is null"));
        this.code = requireNonNull(code, "code is null");
        this.reason = requireNonNull(reason, "reason is null");
        this.violations = List.copyOf(violations);
        this.retryDelay = retryDelay;
    }

    public Refusal(Status.Code code, ErrorReason reason, String message, List<FieldViolation> violations) {
        this(code, reason, message, violations, Optional.empty());
    }

    public Refusal(Status.Code code, ErrorReason reason, String message) {
        this(code, reason, message, List.of());
    }

    /** A request whose one field {@code field} is at fault. */
    public static Refusal ofField(ErrorReason reason, String field, String message) {
        return at(field, Status.Code.INVALID_ARGUMENT, reason, message);
    }

    /** Something that cannot be done now and may be after {@code retryDelay}, here or by another replica. */
    public static Refusal unavailable(ErrorReason reason, String message, Duration retryDelay) {
        return new Refusal(Status.Code.UNAVAILABLE, reason, message, List.of(), Optional.of(retryDelay));
    }

    /** Something that the request's field {@code field} names and that does not exist. */
    public static Refusal notFound(ErrorReason reason, String field, String message) {
        return at(field, Status.Code.NOT_FOUND, reason, message);
    }

    /** Work that takes more than the request's field {@code field} allows. */
    public static Refusal limitExceeded(String field, String message) {
        return at(field, Status.Code.RESOURCE_EXHAUSTED, ErrorReason.ERROR_REASON_LIMIT_EXCEEDED, message);
    }

    /** Something that the request's field {@code field} names, or leaves to be fetched, and that was not fetched. */
    public static Refusal notFetched(String field, String message) {
        return at(field, Status.Code.FAILED_PRECONDITION, ErrorReason.ERROR_REASON_NOT_FETCHED, message);
    }

    /** A device that the request's field {@code field} names and that this server does not have. */
    public static Refusal noDevice(String field, String message) {
        return at(field, Status.Code.FAILED_PRECONDITION, ErrorReason.ERROR_REASON_NO_DEVICE, message);
    }

    /** A choice that the contract names and this version does not carry out yet. */
    public static Refusal notImplemented(String field, String choice, String accepted) {
        String message = "'%s' is not carried out by this version yet; accepted: %s".formatted(choice, accepted);
        return at(field, Status.Code.UNIMPLEMENTED, ErrorReason.ERROR_REASON_NOT_IMPLEMENTED, message);
    }

    private static Refusal at(String field, Status.Code code, ErrorReason reason, String message) {
        return new Refusal(code, reason, field + ": " + message, List.of(violation(field, message)));
    }

    static FieldViolation violation(String field, String description) {
        return FieldViolation.newBuilder()
                .setField(field)
                .setDescription(description)
                .build();
    }

    private static RetryInfo retryInfo(Duration delay) {
        return RetryInfo.newBuilder()
                .setRetryDelay(com.google.protobuf.Duration.newBuilder()
                        .setSeconds(delay.getSeconds())
                        .setNanos(delay.getNano()))
                .build();
    }

    public Status.Code code() {
        return code;
    }

    public ErrorReason reason() {
        return reason;
    }

    public List<FieldViolation> violations() {
        return violations;
    }

    /** The same error with every field path put under {@code parent}: "range.points" under "alpha" is "alpha.range.points". */
    public Refusal under(String parent) {
        List<FieldViolation> moved = violations.stream()
                .map(v -> violation(parent + "." + v.getField(), v.getDescription()))
                .toList();
        Refusal refusal = new Refusal(code, reason, parent + "." + getMessage(), moved, retryDelay);
        refusal.initCause(this);
        return refusal;
    }

    /** The error as it stands in a job's status. */
    public com.google.rpc.Status toStatus() {
        com.google.rpc.Status.Builder status = com.google.rpc.Status.newBuilder()
                .setCode(code.value())
                .setMessage(getMessage())
                .addDetails(Any.pack(ErrorInfo.newBuilder()
                        .setDomain(DOMAIN)
                        .setReason(reason.name().substring(REASON_PREFIX.length()))
                        .build()));
        if (!violations.isEmpty()) {
            status.addDetails(Any.pack(
                    BadRequest.newBuilder().addAllFieldViolations(violations).build()));
        }
        retryDelay.ifPresent(delay -> status.addDetails(Any.pack(retryInfo(delay))));
        return status.build();
    }

    /** The error as gRPC sends it. */
    public StatusRuntimeException toStatusException() {
        return StatusProto.toStatusRuntimeException(toStatus());
    }
}
