package dev.basin.analysis;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import dev.basin.analysis.v1.Analysis;
import dev.basin.analysis.v1.AnalysisServiceGrpc;
import dev.basin.analysis.v1.AnalysisServiceGrpc.AnalysisServiceBlockingStub;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.analysis.v1.CreateAnalysisRequest;
import dev.basin.analysis.v1.GetAnalysisRequest;
import dev.basin.analysis.v1.WatchAnalysisRequest;
import dev.basin.common.v1.Measure;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A caller of the service under test. */
public final class AnalysisClient implements AutoCloseable {
    private final ManagedChannel channel;
    private final AnalysisServiceBlockingStub stub;

    public AnalysisClient(int port) {
        this.channel = Grpc.newChannelBuilder("localhost:" + port, InsecureChannelCredentials.create())
                .build();
        this.stub = AnalysisServiceGrpc.newBlockingStub(channel);
    }

    public AnalysisServiceBlockingStub stub() {
        return stub.withDeadlineAfter(Duration.ofMinutes(2));
    }

    public String create(AnalysisSpec spec) {
        return stub().createAnalysis(
                        CreateAnalysisRequest.newBuilder().setSpec(spec).build())
                .getName();
    }

    /** Starts the analysis and waits until it has ended. */
    public Analysis ended(AnalysisSpec spec) {
        String name = create(spec);
        stub().watchAnalysis(WatchAnalysisRequest.newBuilder().setName(name).build())
                .forEachRemaining(_ -> {});
        return get(name);
    }

    public Analysis get(String name) {
        return stub().getAnalysis(GetAnalysisRequest.newBuilder().setName(name).build());
    }

    /** The request with its defaults filled in; nothing starts. */
    public AnalysisSpec validated(AnalysisSpec spec) {
        return stub().createAnalysis(CreateAnalysisRequest.newBuilder()
                        .setSpec(spec)
                        .setValidateOnly(true)
                        .build())
                .getSpec();
    }

    /** The fields at fault, and what is said of each, of a request that is refused. */
    public Map<String, String> refused(AnalysisSpec spec) {
        return violations(catchThrowableOfType(StatusRuntimeException.class, () -> validated(spec)));
    }

    public static Map<String, String> violations(StatusRuntimeException refused) {
        return StatusProto.fromThrowable(refused).getDetailsList().stream()
                .filter(detail -> detail.is(BadRequest.class))
                .flatMap(detail -> unpacked(detail).getFieldViolationsList().stream())
                .collect(Collectors.toMap(
                        BadRequest.FieldViolation::getField, BadRequest.FieldViolation::getDescription, (a, b) -> a));
    }

    public static Map<String, Measure> byId(List<Measure> measures) {
        return measures.stream().collect(Collectors.toMap(Measure::getId, measure -> measure));
    }

    private static BadRequest unpacked(com.google.protobuf.Any detail) {
        try {
            return detail.unpack(BadRequest.class);
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
