package dev.basin.finetune.spec;

import dev.basin.finetune.v1.RunSpec;
import dev.basin.requests.CheckpointPosition;
import dev.basin.requests.Checkpoints;
import dev.basin.requests.Models;
import dev.basin.requests.NumericPaths;
import dev.basin.requests.StartingModel;
import dev.basin.requests.TaskData;
import dev.basin.requests.Tasks;
import dev.basin.serving.errors.Refusal;
import dev.basin.serving.errors.Violations;
import jakarta.inject.Singleton;
import java.io.IOException;

/** What a run's request means: its checks, its defaults, its model and its data. */
@Singleton
public class RunSpecs {
    private final Models models;
    private final Tasks tasks;
    private final NumericPaths numericPaths;
    private final Checkpoints checkpoints;

    RunSpecs(Models models, Tasks tasks, NumericPaths numericPaths, Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
        this.models = models;
        this.tasks = tasks;
        this.numericPaths = numericPaths;
    }

    /**
     * Checks everything that can be checked before the run starts, files included, and fills in defaults.
     *
     * @throws Refusal with every field at fault
     */
    public RunSpec complete(RunSpec spec) {
        RunSpec complete = spec.toBuilder()
                .setTraining(TrainingDefaults.complete(spec.getTraining()))
                .setCheckpoints(TrainingDefaults.complete(spec.getCheckpoints()))
                .setNumericPath(numericPaths.forTraining("spec.numeric_path", spec.getNumericPath()))
                .build();
        Violations violations = new Violations();
        TrainingDefaults.check("spec.training", complete.getTraining(), violations);
        TrainingDefaults.check("spec.checkpoints", complete.getCheckpoints(), violations);
        violations.throwIfAny();
        StartingModel model = model(complete);
        TaskData data = tasks.read("spec.task", complete.getTask());
        data.checkFits("spec.task", model.directory());
        if (model.weights() == StartingModel.Weights.TRAINED) {
            data.checkLabels("spec.task", model.directory());
        }
        return complete;
    }

    /** The model that a checked request starts from. */
    public StartingModel model(RunSpec spec) {
        return models.find("spec.model", spec.getModel());
    }

    /** The training that led to the checkpoint that a request goes on from. */
    public CheckpointPosition before(RunSpec spec) throws IOException {
        return spec.getModel().hasCheckpoint()
                ? checkpoints.position("spec.model.checkpoint", spec.getModel().getCheckpoint())
                : CheckpointPosition.START;
    }

    /** The examples of a checked request. */
    public TaskData data(RunSpec spec) {
        return tasks.read("spec.task", spec.getTask());
    }
}
