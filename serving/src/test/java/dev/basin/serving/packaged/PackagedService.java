package dev.basin.serving.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import com.google.rpc.ErrorInfo;
import grpc.health.v1.HealthGrpc;
import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse.ServingStatus;
import io.grpc.Channel;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every service answers when it runs as it is shipped: from its jar or, in a build with {@code -Dnative}, as an executable,
 * where whatever nobody told of at build time is missing. {@link PackagedHome} says where it runs.
 */
@Timeout(180)
public abstract class PackagedService {
    private static final int LONGEST_SECONDS = 60;

    private Path home;
    private ManagedChannel channel;

    void startedAt(Path folder, int port) {
        home = folder;
        channel = Grpc.newChannelBuilder("127.0.0.1:" + port, InsecureChannelCredentials.create())
                .build();
    }

    @AfterEach
    public void disconnect() {
        channel.shutdownNow();
    }

    /** The service's full name in its contract. */
    protected abstract String name();

    /** Asks for a page of −1 entries, which every service refuses. */
    protected abstract Message listOfNegativeSize();

    protected final Channel channel() {
        return channel;
    }

    /** The service's data folder. */
    protected final Path home() {
        return home;
    }

    @Test
    public void isServing() {
        assertThat(HealthGrpc.newBlockingStub(channel)
                        .withDeadlineAfter(LONGEST_SECONDS, TimeUnit.SECONDS)
                        .check(HealthCheckRequest.getDefaultInstance())
                        .getStatus())
                .isEqualTo(ServingStatus.SERVING);
    }

    @Test
    public void listsItsContractByReflection() throws Exception {
        assertThat(reflected()).contains(name(), "grpc.health.v1.Health");
    }

    private List<String> reflected() throws Exception {
        CompletableFuture<ServerReflectionResponse> answer = new CompletableFuture<>();
        StreamObserver<ServerReflectionRequest> questions =
                ServerReflectionGrpc.newStub(channel).serverReflectionInfo(first(answer));
        questions.onNext(
                ServerReflectionRequest.newBuilder().setListServices("").build());
        questions.onCompleted();
        return answer.get(LONGEST_SECONDS, TimeUnit.SECONDS).getListServicesResponse().getServiceList().stream()
                .map(ServiceResponse::getName)
                .toList();
    }

    private static <T> StreamObserver<T> first(CompletableFuture<T> answer) {
        return new StreamObserver<>() {
            @Override
            public void onNext(T value) {
                answer.complete(value);
            }

            @Override
            public void onError(Throwable thrown) {
                answer.completeExceptionally(thrown);
            }

            @Override
            public void onCompleted() {}
        };
    }

    @Test
    public void refusesWithTheFieldAtFault() throws Exception {
        StatusRuntimeException refusal = catchThrowableOfType(StatusRuntimeException.class, this::listOfNegativeSize);
        List<Any> details = StatusProto.fromThrowable(refusal).getDetailsList();

        assertThat(unpacked(details, ErrorInfo.class).getReason()).isEqualTo("INVALID_FIELD");
        assertThat(unpacked(details, BadRequest.class).getFieldViolationsList())
                .extracting(FieldViolation::getField)
                .containsExactly("page_size");
    }

    private static <M extends Message> M unpacked(List<Any> details, Class<M> type)
            throws InvalidProtocolBufferException {
        return details.stream()
                .filter(detail -> detail.is(type))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " among " + details))
                .unpack(type);
    }
}
