package dev.basin.gateway.api;

import com.google.protobuf.ByteString;
import com.google.protobuf.Empty;
import dev.basin.common.v1.JobEvent;
import dev.basin.gateway.api.ExperimentFiles.StoredFile;
import dev.basin.gateway.v1.CancelExperimentRequest;
import dev.basin.gateway.v1.CreateExperimentRequest;
import dev.basin.gateway.v1.DeleteExperimentRequest;
import dev.basin.gateway.v1.DownloadFileRequest;
import dev.basin.gateway.v1.DownloadFileResponse;
import dev.basin.gateway.v1.Experiment;
import dev.basin.gateway.v1.ExperimentServiceGrpc;
import dev.basin.gateway.v1.GetExperimentRequest;
import dev.basin.gateway.v1.GetExperimentSurfaceRequest;
import dev.basin.gateway.v1.ListExperimentsRequest;
import dev.basin.gateway.v1.ListExperimentsResponse;
import dev.basin.gateway.v1.WatchExperimentRequest;
import dev.basin.landscape.v1.Surface;
import dev.basin.serving.calls.Calls;
import dev.basin.serving.calls.StreamSink;
import dev.basin.serving.errors.Violations;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import java.io.InputStream;
import java.nio.file.Files;

/** Experiments over gRPC. */
@GrpcService
class ExperimentEndpoint extends ExperimentServiceGrpc.ExperimentServiceImplBase {
    private static final int PIECE_BYTES = 64 * 1024;

    private final Calls calls;
    private final Experiments experiments;
    private final ExperimentFiles files;

    ExperimentEndpoint(Calls calls, Experiments experiments, ExperimentFiles files) {
        this.calls = calls;
        this.experiments = experiments;
        this.files = files;
    }

    @Override
    public void createExperiment(CreateExperimentRequest request, StreamObserver<Experiment> caller) {
        calls.answer(caller, () -> experiments.create(request));
    }

    @Override
    public void getExperiment(GetExperimentRequest request, StreamObserver<Experiment> caller) {
        calls.answer(caller, () -> experiments.get(request.getName()));
    }

    @Override
    public void listExperiments(ListExperimentsRequest request, StreamObserver<ListExperimentsResponse> caller) {
        calls.answer(caller, () -> experiments.list(request));
    }

    @Override
    public void cancelExperiment(CancelExperimentRequest request, StreamObserver<Experiment> caller) {
        calls.answer(caller, () -> experiments.cancel(request.getName()));
    }

    @Override
    public void deleteExperiment(DeleteExperimentRequest request, StreamObserver<Empty> caller) {
        calls.answer(caller, () -> {
            experiments.delete(request.getName());
            return Empty.getDefaultInstance();
        });
    }

    @Override
    public void watchExperiment(WatchExperimentRequest request, StreamObserver<JobEvent> caller) {
        calls.stream(caller, experiments.watch(request.getName(), request.getAfterSequence()));
    }

    @Override
    public void getExperimentSurface(GetExperimentSurfaceRequest request, StreamObserver<Surface> caller) {
        calls.answer(caller, () -> experiments.surface(request.getName(), request.getPhase()));
    }

    @Override
    public void downloadFile(DownloadFileRequest request, StreamObserver<DownloadFileResponse> caller) {
        calls.stream(caller, sink -> send(request, sink));
    }

    private void send(DownloadFileRequest request, StreamSink<DownloadFileResponse> sink) throws Exception {
        StoredFile file = files.find(request.getName(), request.getKey());
        long size = file.artifact().getSizeBytes();
        Violations violations = new Violations();
        violations.require(
                request.getOffset() >= 0 && request.getOffset() <= size, "offset", request.getOffset(), "0 to " + size);
        violations.throwIfAny();
        try (InputStream content = Files.newInputStream(file.path())) {
            content.skipNBytes(request.getOffset());
            sink.send(DownloadFileResponse.newBuilder()
                    .setArtifact(file.artifact())
                    .build());
            for (byte[] piece = content.readNBytes(PIECE_BYTES);
                    piece.length > 0;
                    piece = content.readNBytes(PIECE_BYTES)) {
                sink.send(DownloadFileResponse.newBuilder()
                        .setData(ByteString.copyFrom(piece))
                        .build());
            }
        }
    }
}
