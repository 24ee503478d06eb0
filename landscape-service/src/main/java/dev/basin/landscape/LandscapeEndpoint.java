package dev.basin.landscape;

import com.google.protobuf.Empty;
import dev.basin.common.v1.JobEvent;
import dev.basin.jobs.Jobs;
import dev.basin.landscape.planning.Planning;
import dev.basin.landscape.result.Surfaces;
import dev.basin.landscape.run.LandscapeHandler;
import dev.basin.landscape.spec.LandscapeSpecs;
import dev.basin.landscape.v1.CancelLandscapeRequest;
import dev.basin.landscape.v1.CreateLandscapeRequest;
import dev.basin.landscape.v1.DeleteLandscapeRequest;
import dev.basin.landscape.v1.DurationEstimate;
import dev.basin.landscape.v1.GetLandscapeRequest;
import dev.basin.landscape.v1.GetSurfaceRequest;
import dev.basin.landscape.v1.Landscape;
import dev.basin.landscape.v1.LandscapeServiceGrpc;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.landscape.v1.ListLandscapesRequest;
import dev.basin.landscape.v1.ListLandscapesResponse;
import dev.basin.landscape.v1.Surface;
import dev.basin.landscape.v1.WatchLandscapeRequest;
import dev.basin.serving.calls.Calls;
import dev.basin.serving.errors.Violations;
import dev.basin.serving.jobs.JobResources;
import dev.basin.serving.jobs.ResourcePage;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import java.util.Optional;

/** Landscapes over gRPC. */
@GrpcService
class LandscapeEndpoint extends LandscapeServiceGrpc.LandscapeServiceImplBase {
    private final Calls calls;
    private final LandscapeSpecs specs;
    private final Planning planning;
    private final Surfaces surfaces;
    private final JobResources<Landscape> landscapes;

    LandscapeEndpoint(
            Calls calls, LandscapeSpecs specs, Planning planning, Jobs jobs, LandscapeView view, Surfaces surfaces) {
        this.calls = calls;
        this.specs = specs;
        this.planning = planning;
        this.surfaces = surfaces;
        this.landscapes = new JobResources<>(jobs, LandscapeHandler.KIND, view::of);
    }

    @Override
    public void createLandscape(CreateLandscapeRequest request, StreamObserver<Landscape> caller) {
        calls.answer(caller, () -> create(request));
    }

    private Landscape create(CreateLandscapeRequest request) {
        Violations violations = new Violations();
        JobResources.check(violations, request.getRequestId(), request.getSpec().getDisplayName());
        violations.throwIfAny();
        LandscapeSpec complete = specs.complete(request.getSpec());
        if (landscapes.isRepeated(request.getRequestId())) {
            return carryOut(request, complete);
        }
        Optional<DurationEstimate> estimate = planning.expect(complete);
        Landscape landscape = carryOut(request, complete);
        return estimate.filter(_ -> !landscape.hasEstimate())
                .map(known -> landscape.toBuilder().setEstimate(known).build())
                .orElse(landscape);
    }

    private Landscape carryOut(CreateLandscapeRequest request, LandscapeSpec complete) {
        return request.getValidateOnly()
                ? Landscape.newBuilder().setSpec(complete).build()
                : landscapes.create(request.getRequestId(), complete.getDisplayName(), complete, request.getSpec());
    }

    @Override
    public void getLandscape(GetLandscapeRequest request, StreamObserver<Landscape> caller) {
        calls.answer(caller, () -> landscapes.get(request.getName()));
    }

    @Override
    public void listLandscapes(ListLandscapesRequest request, StreamObserver<ListLandscapesResponse> caller) {
        calls.answer(caller, () -> {
            ResourcePage<Landscape> page =
                    landscapes.list(request.getPageSize(), request.getPageToken(), request.getStatesList());
            return ListLandscapesResponse.newBuilder()
                    .addAllLandscapes(page.items())
                    .setNextPageToken(page.nextPageToken())
                    .build();
        });
    }

    @Override
    public void cancelLandscape(CancelLandscapeRequest request, StreamObserver<Landscape> caller) {
        calls.answer(caller, () -> landscapes.cancel(request.getName()));
    }

    @Override
    public void deleteLandscape(DeleteLandscapeRequest request, StreamObserver<Empty> caller) {
        calls.answer(caller, () -> {
            landscapes.delete(request.getName());
            return Empty.getDefaultInstance();
        });
    }

    @Override
    public void watchLandscape(WatchLandscapeRequest request, StreamObserver<JobEvent> caller) {
        calls.stream(caller, landscapes.watch(request.getName(), request.getAfterSequence()));
    }

    @Override
    public void getSurface(GetSurfaceRequest request, StreamObserver<Surface> caller) {
        calls.answer(caller, () -> {
            Landscape landscape = landscapes.get(request.getName());
            return surfaces.read(landscapes.key(landscape.getName()), landscape.getSpec());
        });
    }
}
