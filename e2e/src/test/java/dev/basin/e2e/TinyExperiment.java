package dev.basin.e2e;

import com.google.common.collect.Iterators;
import dev.basin.common.v1.BuiltInSource;
import dev.basin.common.v1.BuiltInTask;
import dev.basin.common.v1.JobEvent;
import dev.basin.common.v1.ModelSource;
import dev.basin.common.v1.TaskSource;
import dev.basin.finetune.v1.TrainingSettings;
import dev.basin.gateway.v1.CreateExperimentRequest;
import dev.basin.gateway.v1.Experiment;
import dev.basin.gateway.v1.ExperimentSpec;
import dev.basin.gateway.v1.Extras;
import dev.basin.gateway.v1.GetExperimentRequest;
import dev.basin.gateway.v1.WatchExperimentRequest;
import dev.basin.landscape.v1.Range;
import java.util.Iterator;
import java.util.List;

/** A whole experiment that takes seconds. */
final class TinyExperiment {
    private TinyExperiment() {}

    static ExperimentSpec spec() {
        return ExperimentSpec.newBuilder()
                .setDisplayName("tiny")
                .setModel(ModelSource.newBuilder().setPath(Repository.TINY_MODEL.toString()))
                .setTask(task(BuiltInTask.BUILT_IN_TASK_REVIEWS))
                .setSecondTask(task(BuiltInTask.BUILT_IN_TASK_ENTAILMENT))
                .setPretrainedTraining(training(4))
                .setScratchTraining(training(6))
                .setCurve(range(-1, 2, 13))
                .setSurfaceAlpha(range(-1, 2, 7))
                .setSurfaceBeta(range(-1, 1, 5))
                .setObjectiveTrainExamples(48)
                .setObjectiveDevExamples(48)
                .setFurtherEpochs(2)
                .build();
    }

    /** With every question that an experiment can ask. */
    static ExperimentSpec thorough() {
        return spec().toBuilder()
                .setExtras(Extras.newBuilder()
                        .setCurvature(true)
                        .setRandomSurfaces(true)
                        .setLayerSurfaces(true)
                        .setLayerChanges(true)
                        .setRollbackControls(2))
                .build();
    }

    /** With so many examples at each point that a tile takes a while; one epoch of them is training enough. */
    static ExperimentSpec.Builder ofLongTiles(int examples) {
        ExperimentSpec.Builder spec = spec().toBuilder()
                .clearFurtherEpochs()
                .setObjectiveTrainExamples(examples)
                .setObjectiveDevExamples(examples);
        spec.getTaskBuilder().getBuiltInBuilder().setTrainExamples(examples).setDevExamples(examples);
        spec.getPretrainedTrainingBuilder().setEpochs(1);
        spec.getScratchTrainingBuilder().setEpochs(1);
        return spec;
    }

    private static TaskSource task(BuiltInTask task) {
        return TaskSource.newBuilder()
                .setBuiltIn(BuiltInSource.newBuilder()
                        .setTask(task)
                        .setTrainExamples(96)
                        .setDevExamples(64))
                .setMaxLength(32)
                .build();
    }

    private static TrainingSettings training(int epochs) {
        return TrainingSettings.newBuilder()
                .setEpochs(epochs)
                .setBatchSize(16)
                .setLearningRate(2e-3)
                .build();
    }

    private static Range range(double min, double max, int points) {
        return Range.newBuilder().setMin(min).setMax(max).setPoints(points).build();
    }

    static Experiment create(Server server) {
        return create(server, spec());
    }

    static Experiment create(Server server, ExperimentSpec spec) {
        return server.experiments()
                .createExperiment(
                        CreateExperimentRequest.newBuilder().setSpec(spec).build());
    }

    static Experiment get(Server server, String name) {
        return server.experiments()
                .getExperiment(GetExperimentRequest.newBuilder().setName(name).build());
    }

    /** Every event after a sequence; returns when the experiment has ended. */
    static List<JobEvent> watch(Server server, String name, long afterSequence) {
        return List.of(Iterators.toArray(events(server, name, afterSequence), JobEvent.class));
    }

    static Iterator<JobEvent> events(Server server, String name, long afterSequence) {
        return server.experiments()
                .watchExperiment(WatchExperimentRequest.newBuilder()
                        .setName(name)
                        .setAfterSequence(afterSequence)
                        .build());
    }
}
