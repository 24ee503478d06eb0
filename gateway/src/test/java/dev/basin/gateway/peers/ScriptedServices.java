package dev.basin.gateway.peers;

import com.google.protobuf.Empty;
import dev.basin.analysis.v1.Analysis;
import dev.basin.analysis.v1.AnalysisResult;
import dev.basin.analysis.v1.AnalysisServiceGrpc.AnalysisServiceImplBase;
import dev.basin.analysis.v1.CancelAnalysisRequest;
import dev.basin.analysis.v1.CreateAnalysisRequest;
import dev.basin.analysis.v1.DeleteAnalysisRequest;
import dev.basin.analysis.v1.GetAnalysisRequest;
import dev.basin.analysis.v1.LayerRow;
import dev.basin.analysis.v1.WatchAnalysisRequest;
import dev.basin.common.v1.CheckpointRef;
import dev.basin.common.v1.ErrorReason;
import dev.basin.common.v1.Evaluation;
import dev.basin.common.v1.JobEvent;
import dev.basin.common.v1.Measure;
import dev.basin.finetune.v1.CancelRunRequest;
import dev.basin.finetune.v1.Checkpoint;
import dev.basin.finetune.v1.CreateRunRequest;
import dev.basin.finetune.v1.DeleteRunRequest;
import dev.basin.finetune.v1.FinetuneServiceGrpc.FinetuneServiceImplBase;
import dev.basin.finetune.v1.GetRunRequest;
import dev.basin.finetune.v1.Learning;
import dev.basin.finetune.v1.Run;
import dev.basin.finetune.v1.RunResult;
import dev.basin.finetune.v1.WatchRunRequest;
import dev.basin.landscape.v1.CancelLandscapeRequest;
import dev.basin.landscape.v1.CreateLandscapeRequest;
import dev.basin.landscape.v1.DeleteLandscapeRequest;
import dev.basin.landscape.v1.GetLandscapeRequest;
import dev.basin.landscape.v1.GetSurfaceRequest;
import dev.basin.landscape.v1.Landscape;
import dev.basin.landscape.v1.LandscapeResult;
import dev.basin.landscape.v1.LandscapeServiceGrpc.LandscapeServiceImplBase;
import dev.basin.landscape.v1.Surface;
import dev.basin.landscape.v1.WatchLandscapeRequest;
import dev.basin.serving.errors.Refusal;
import io.grpc.BindableService;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.function.Supplier;

/**
 * The other three services as a test double: the real contracts over a real connection, no work. For what real services cannot be
 * made to do on demand, such as failing or breaking a connection.
 */
public final class ScriptedServices {
    private final ScriptedJobs runs;
    private final ScriptedJobs landscapes;
    private final ScriptedJobs analyses;

    public ScriptedServices(Script script) {
        this.runs = new ScriptedJobs("runs", script);
        this.landscapes = new ScriptedJobs("landscapes", script);
        this.analyses = new ScriptedJobs("analyses", script);
    }

    public List<BindableService> services() {
        return List.of(new Finetune(), new Landscapes(), new Analyses());
    }

    /** Lets jobs of that title end well. */
    public void release(String title) {
        List.of(runs, landscapes, analyses).forEach(jobs -> jobs.release(title));
    }

    private static <T> void answer(StreamObserver<T> caller, Supplier<T> work) {
        T answer;
        try {
            answer = work.get();
        } catch (Refusal e) {
            caller.onError(e.toStatusException());
            return;
        } catch (io.grpc.StatusRuntimeException e) {
            caller.onError(e);
            return;
        }
        caller.onNext(answer);
        caller.onCompleted();
    }

    private final class Finetune extends FinetuneServiceImplBase {
        @Override
        public void createRun(CreateRunRequest request, StreamObserver<Run> caller) {
            answer(caller, () -> {
                if (request.getSpec().getTask().getGlue().getPath().equals("nowhere")) {
                    throw Refusal.notFound(
                            ErrorReason.ERROR_REASON_FILE_NOT_FOUND, "spec.task.glue.path", "'nowhere' does not exist");
                }
                return request.getValidateOnly()
                        ? Run.newBuilder().setSpec(request.getSpec()).build()
                        : run(runs.create(
                                request.getRequestId(), request.getSpec().getDisplayName()));
            });
        }

        @Override
        public void getRun(GetRunRequest request, StreamObserver<Run> caller) {
            answer(caller, () -> run(request.getName()));
        }

        @Override
        public void cancelRun(CancelRunRequest request, StreamObserver<Run> caller) {
            runs.cancel(request.getName());
            answer(caller, () -> run(request.getName()));
        }

        @Override
        public void deleteRun(DeleteRunRequest request, StreamObserver<Empty> caller) {
            runs.delete(request.getName());
            answer(caller, Empty::getDefaultInstance);
        }

        @Override
        public void watchRun(WatchRunRequest request, StreamObserver<JobEvent> caller) {
            runs.watch(request.getName(), request.getAfterSequence(), caller);
        }

        private Run run(String name) {
            return Run.newBuilder()
                    .setName(name)
                    .setStatus(runs.status(name))
                    .addCheckpoints(checkpoint(name, 0))
                    .addCheckpoints(checkpoint(name, 8))
                    .setResult(RunResult.newBuilder()
                            .setLearning(Learning.LEARNING_FELL)
                            .setDevExamples(400)
                            .putDevMetrics("accuracy", runs.title(name).contains("random") ? 0.6 : 0.9)
                            .setLastTrainLoss(runs.title(name).contains("random") ? 0.3 : 0.1))
                    .build();
        }

        private static Checkpoint checkpoint(String name, int step) {
            return Checkpoint.newBuilder()
                    .setStep(step)
                    .setRef(CheckpointRef.newBuilder().setKey(name + "/checkpoints/step-" + step))
                    .build();
        }
    }

    private final class Landscapes extends LandscapeServiceImplBase {
        @Override
        public void createLandscape(CreateLandscapeRequest request, StreamObserver<Landscape> caller) {
            String title = request.getSpec().getDisplayName();
            answer(caller, () -> landscape(landscapes.create(request.getRequestId(), title)));
        }

        @Override
        public void getLandscape(GetLandscapeRequest request, StreamObserver<Landscape> caller) {
            answer(caller, () -> landscape(request.getName()));
        }

        @Override
        public void cancelLandscape(CancelLandscapeRequest request, StreamObserver<Landscape> caller) {
            landscapes.cancel(request.getName());
            answer(caller, () -> landscape(request.getName()));
        }

        @Override
        public void deleteLandscape(DeleteLandscapeRequest request, StreamObserver<Empty> caller) {
            landscapes.delete(request.getName());
            answer(caller, Empty::getDefaultInstance);
        }

        @Override
        public void watchLandscape(WatchLandscapeRequest request, StreamObserver<JobEvent> caller) {
            landscapes.watch(request.getName(), request.getAfterSequence(), caller);
        }

        @Override
        public void getSurface(GetSurfaceRequest request, StreamObserver<Surface> caller) {
            answer(
                    caller,
                    () -> Surface.newBuilder()
                            .setName(request.getName())
                            .addAlpha(0)
                            .addBeta(0)
                            .addComputed(true)
                            .addTrainLoss(0.5)
                            .addTrainLossStandardError(0.01)
                            .addDevLoss(0.6)
                            .addDevError(0.25)
                            .build());
        }

        private Landscape landscape(String name) {
            double width = landscapes.title(name).contains("random") ? 1 : 2;
            return Landscape.newBuilder()
                    .setName(name)
                    .setStatus(landscapes.status(name))
                    .setResult(LandscapeResult.newBuilder()
                            .addMeasures(Measure.newBuilder()
                                    .setId("width@0.25/absolute")
                                    .setValue(width)))
                    .build();
        }
    }

    private final class Analyses extends AnalysisServiceImplBase {
        @Override
        public void createAnalysis(CreateAnalysisRequest request, StreamObserver<Analysis> caller) {
            String title = request.getSpec().getDisplayName();
            answer(caller, () -> analysis(analyses.create(request.getRequestId(), title)));
        }

        @Override
        public void getAnalysis(GetAnalysisRequest request, StreamObserver<Analysis> caller) {
            answer(caller, () -> analysis(request.getName()));
        }

        @Override
        public void cancelAnalysis(CancelAnalysisRequest request, StreamObserver<Analysis> caller) {
            analyses.cancel(request.getName());
            answer(caller, () -> analysis(request.getName()));
        }

        @Override
        public void deleteAnalysis(DeleteAnalysisRequest request, StreamObserver<Empty> caller) {
            analyses.delete(request.getName());
            answer(caller, Empty::getDefaultInstance);
        }

        @Override
        public void watchAnalysis(WatchAnalysisRequest request, StreamObserver<JobEvent> caller) {
            analyses.watch(request.getName(), request.getAfterSequence(), caller);
        }

        private Analysis analysis(String name) {
            return Analysis.newBuilder()
                    .setName(name)
                    .setStatus(analyses.status(name))
                    .setResult(AnalysisResult.newBuilder()
                            .addRows(row("low", 0.9))
                            .addRows(row("middle", 0.7))
                            .addRows(row("high", 0.5)))
                    .build();
        }

        private static LayerRow row(String group, double accuracy) {
            return LayerRow.newBuilder()
                    .setGroup(group)
                    .setEvaluation(Evaluation.newBuilder()
                            .setDevExamples(400)
                            .putDevMetrics("accuracy", accuracy)
                            .setTrainLoss(1 - accuracy))
                    .build();
        }
    }
}
