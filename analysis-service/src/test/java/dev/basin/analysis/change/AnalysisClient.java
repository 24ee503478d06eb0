package dev.basin.analysis.change;

import dev.basin.analysis.v1.Analysis;
import dev.basin.analysis.v1.AnalysisServiceGrpc;
import dev.basin.analysis.v1.AnalysisServiceGrpc.AnalysisServiceBlockingStub;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.analysis.v1.CreateAnalysisRequest;
import dev.basin.analysis.v1.GetAnalysisRequest;
import dev.basin.analysis.v1.WatchAnalysisRequest;
import dev.basin.common.v1.JobEvent;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A caller of the service under test. */
final class AnalysisClient implements AutoCloseable {
    private final ManagedChannel channel;
    private final AnalysisServiceBlockingStub stub;

    AnalysisClient(int port) {
        channel = Grpc.newChannelBuilder("localhost:" + port, InsecureChannelCredentials.create())
                .build();
        stub = AnalysisServiceGrpc.newBlockingStub(channel).withDeadlineAfter(Duration.ofMinutes(2));
    }

    /** Starts the analysis and waits until it has ended. */
    Analysis ended(AnalysisSpec spec) {
        String name = stub.createAnalysis(
                        CreateAnalysisRequest.newBuilder().setSpec(spec).build())
                .getName();
        watch(name);
        return stub.getAnalysis(GetAnalysisRequest.newBuilder().setName(name).build());
    }

    List<JobEvent> watch(String name) {
        List<JobEvent> events = new ArrayList<>();
        stub.watchAnalysis(WatchAnalysisRequest.newBuilder().setName(name).build())
                .forEachRemaining(events::add);
        return events;
    }

    /** The request with its defaults filled in; nothing starts. */
    AnalysisSpec validated(AnalysisSpec spec) {
        return stub.createAnalysis(CreateAnalysisRequest.newBuilder()
                        .setSpec(spec)
                        .setValidateOnly(true)
                        .build())
                .getSpec();
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
