package dev.basin.finetune;

import com.google.protobuf.Empty;
import dev.basin.common.v1.JobEvent;
import dev.basin.finetune.run.RunHandler;
import dev.basin.finetune.spec.RunSpecs;
import dev.basin.finetune.v1.CancelRunRequest;
import dev.basin.finetune.v1.CreateRunRequest;
import dev.basin.finetune.v1.DeleteRunRequest;
import dev.basin.finetune.v1.FinetuneServiceGrpc;
import dev.basin.finetune.v1.GetRunRequest;
import dev.basin.finetune.v1.ListRunsRequest;
import dev.basin.finetune.v1.ListRunsResponse;
import dev.basin.finetune.v1.Run;
import dev.basin.finetune.v1.RunSpec;
import dev.basin.finetune.v1.WatchRunRequest;
import dev.basin.jobs.Jobs;
import dev.basin.serving.calls.Calls;
import dev.basin.serving.errors.Violations;
import dev.basin.serving.jobs.JobResources;
import dev.basin.serving.jobs.ResourcePage;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;

/** Runs over gRPC. */
@GrpcService
class RunEndpoint extends FinetuneServiceGrpc.FinetuneServiceImplBase {
    private final Calls calls;
    private final RunSpecs specs;
    private final JobResources<Run> runs;

    RunEndpoint(Calls calls, RunSpecs specs, Jobs jobs, RunView view) {
        this.calls = calls;
        this.specs = specs;
        this.runs = new JobResources<>(jobs, RunHandler.KIND, view::of);
    }

    @Override
    public void createRun(CreateRunRequest request, StreamObserver<Run> caller) {
        calls.answer(caller, () -> create(request));
    }

    private Run create(CreateRunRequest request) {
        Violations violations = new Violations();
        JobResources.check(violations, request.getRequestId(), request.getSpec().getDisplayName());
        violations.throwIfAny();
        RunSpec complete = specs.complete(request.getSpec());
        return request.getValidateOnly()
                ? Run.newBuilder().setSpec(complete).build()
                : runs.create(request.getRequestId(), complete.getDisplayName(), complete, request.getSpec());
    }

    @Override
    public void getRun(GetRunRequest request, StreamObserver<Run> caller) {
        calls.answer(caller, () -> runs.get(request.getName()));
    }

    @Override
    public void listRuns(ListRunsRequest request, StreamObserver<ListRunsResponse> caller) {
        calls.answer(caller, () -> {
            ResourcePage<Run> page = runs.list(request.getPageSize(), request.getPageToken(), request.getStatesList());
            return ListRunsResponse.newBuilder()
                    .addAllRuns(page.items())
                    .setNextPageToken(page.nextPageToken())
                    .build();
        });
    }

    @Override
    public void cancelRun(CancelRunRequest request, StreamObserver<Run> caller) {
        calls.answer(caller, () -> runs.cancel(request.getName()));
    }

    @Override
    public void deleteRun(DeleteRunRequest request, StreamObserver<Empty> caller) {
        calls.answer(caller, () -> {
            runs.delete(request.getName());
            return Empty.getDefaultInstance();
        });
    }

    @Override
    public void watchRun(WatchRunRequest request, StreamObserver<JobEvent> caller) {
        calls.stream(caller, runs.watch(request.getName(), request.getAfterSequence()));
    }
}
