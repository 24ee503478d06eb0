package dev.basin.gateway.run;

import dev.basin.common.v1.ErrorReason;
import dev.basin.serving.errors.Refusal;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;

/**
 * Says which service cannot be reached, and where it was looked for. What gRPC itself says names an address at most, and carries no
 * ErrorInfo.
 *
 * @param service what a person calls it
 * @param address host and port
 */
record NamesUnreachable(String service, String address) {
    /** A client interceptor, by method reference: Quarkus would take a class of that type for a bean. */
    <Q, R> ClientCall<Q, R> interceptCall(MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
        return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
            @Override
            public void start(Listener<R> listener, Metadata headers) {
                super.start(
                        new SimpleForwardingClientCallListener<>(listener) {
                            @Override
                            public void onClose(Status status, Metadata trailers) {
                                if (isUnexplained(status, trailers)) {
                                    StatusRuntimeException named = named(status);
                                    super.onClose(named.getStatus(), named.getTrailers());
                                } else {
                                    super.onClose(status, trailers);
                                }
                            }
                        },
                        headers);
            }
        };
    }

    private static boolean isUnexplained(Status status, Metadata trailers) {
        return status.getCode() == Status.Code.UNAVAILABLE
                && StatusProto.fromStatusAndTrailers(status, trailers).getDetailsCount() == 0;
    }

    private StatusRuntimeException named(Status status) {
        return new Refusal(
                        Status.Code.UNAVAILABLE,
                        ErrorReason.ERROR_REASON_SERVICE_UNREACHABLE,
                        "the %s service cannot be reached at %s: %s"
                                .formatted(service, address, status.getDescription()))
                .toStatusException();
    }
}
