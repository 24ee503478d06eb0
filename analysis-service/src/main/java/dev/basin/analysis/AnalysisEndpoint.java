package dev.basin.analysis;

import com.google.protobuf.Empty;
import dev.basin.analysis.surface.LayerSurfaces;
import dev.basin.analysis.v1.Analysis;
import dev.basin.analysis.v1.AnalysisServiceGrpc;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.analysis.v1.CancelAnalysisRequest;
import dev.basin.analysis.v1.CreateAnalysisRequest;
import dev.basin.analysis.v1.DeleteAnalysisRequest;
import dev.basin.analysis.v1.GetAnalysisRequest;
import dev.basin.analysis.v1.GetLayerSurfaceRequest;
import dev.basin.analysis.v1.ListAnalysesRequest;
import dev.basin.analysis.v1.ListAnalysesResponse;
import dev.basin.analysis.v1.WatchAnalysisRequest;
import dev.basin.common.v1.JobEvent;
import dev.basin.jobs.Jobs;
import dev.basin.landscape.v1.Surface;
import dev.basin.serving.calls.Calls;
import dev.basin.serving.errors.Violations;
import dev.basin.serving.jobs.JobResources;
import dev.basin.serving.jobs.ResourcePage;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;

/** Analyses over gRPC. */
@GrpcService
class AnalysisEndpoint extends AnalysisServiceGrpc.AnalysisServiceImplBase {
    private final Calls calls;
    private final AnalysisSpecs specs;
    private final LayerSurfaces surfaces;
    private final JobResources<Analysis> analyses;

    AnalysisEndpoint(Calls calls, AnalysisSpecs specs, Jobs jobs, AnalysisView view, LayerSurfaces surfaces) {
        this.calls = calls;
        this.specs = specs;
        this.surfaces = surfaces;
        this.analyses = new JobResources<>(jobs, AnalysisHandler.KIND, view::of);
    }

    @Override
    public void createAnalysis(CreateAnalysisRequest request, StreamObserver<Analysis> caller) {
        calls.answer(caller, () -> create(request));
    }

    private Analysis create(CreateAnalysisRequest request) {
        Violations violations = new Violations();
        JobResources.check(violations, request.getRequestId(), request.getSpec().getDisplayName());
        violations.throwIfAny();
        AnalysisSpec complete = specs.complete(request.getSpec());
        return request.getValidateOnly()
                ? Analysis.newBuilder().setSpec(complete).build()
                : analyses.create(request.getRequestId(), complete.getDisplayName(), complete, request.getSpec());
    }

    @Override
    public void getAnalysis(GetAnalysisRequest request, StreamObserver<Analysis> caller) {
        calls.answer(caller, () -> analyses.get(request.getName()));
    }

    @Override
    public void listAnalyses(ListAnalysesRequest request, StreamObserver<ListAnalysesResponse> caller) {
        calls.answer(caller, () -> {
            ResourcePage<Analysis> page =
                    analyses.list(request.getPageSize(), request.getPageToken(), request.getStatesList());
            return ListAnalysesResponse.newBuilder()
                    .addAllAnalyses(page.items())
                    .setNextPageToken(page.nextPageToken())
                    .build();
        });
    }

    @Override
    public void cancelAnalysis(CancelAnalysisRequest request, StreamObserver<Analysis> caller) {
        calls.answer(caller, () -> analyses.cancel(request.getName()));
    }

    @Override
    public void deleteAnalysis(DeleteAnalysisRequest request, StreamObserver<Empty> caller) {
        calls.answer(caller, () -> {
            analyses.delete(request.getName());
            return Empty.getDefaultInstance();
        });
    }

    @Override
    public void watchAnalysis(WatchAnalysisRequest request, StreamObserver<JobEvent> caller) {
        calls.stream(caller, analyses.watch(request.getName(), request.getAfterSequence()));
    }

    @Override
    public void getLayerSurface(GetLayerSurfaceRequest request, StreamObserver<Surface> caller) {
        calls.answer(caller, () -> {
            Analysis analysis = analyses.get(request.getName());
            return surfaces.read(analyses.key(analysis.getName()), analysis.getSpec(), request.getGroup());
        });
    }
}
