package dev.basin.gateway.rest;

import dev.basin.gateway.wire.ProtoJson;
import dev.basin.serving.errors.Errors;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import jakarta.inject.Singleton;

/** Errors over HTTP: google.rpc.Status in JSON, under the HTTP code that google.rpc.Code names for its code. */
@Singleton
class ErrorAnswers {
    private static final int CLIENT_CLOSED_REQUEST = 499;
    private static final int TOO_MANY_REQUESTS = 429;

    private final Errors errors;

    ErrorAnswers(Errors errors) {
        this.errors = errors;
    }

    /**
     * An answer.
     *
     * @param code HTTP status code
     * @param json body
     */
    record Answer(int code, String json) {}

    Answer of(Exception thrown) {
        StatusRuntimeException known = errors.status(thrown);
        return new Answer(httpCode(known.getStatus().getCode()), ProtoJson.write(StatusProto.fromThrowable(known)));
    }

    private static int httpCode(Status.Code code) {
        return switch (code) {
            case OK -> 200;
            case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE -> 400;
            case UNAUTHENTICATED -> 401;
            case PERMISSION_DENIED -> 403;
            case NOT_FOUND -> 404;
            case ALREADY_EXISTS, ABORTED -> 409;
            case RESOURCE_EXHAUSTED -> TOO_MANY_REQUESTS;
            case CANCELLED -> CLIENT_CLOSED_REQUEST;
            case UNIMPLEMENTED -> 501;
            case UNAVAILABLE -> 503;
            case DEADLINE_EXCEEDED -> 504;
            case UNKNOWN, INTERNAL, DATA_LOSS -> 500;
        };
    }
}
