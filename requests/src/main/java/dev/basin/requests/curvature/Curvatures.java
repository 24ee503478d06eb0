package dev.basin.requests.curvature;

import dev.basin.common.v1.CheckpointRef;
import dev.basin.common.v1.NumericPath;
import dev.basin.common.v1.ObjectiveSpec;
import dev.basin.engine.bert.BertModel;
import dev.basin.jobs.JobContext;
import dev.basin.requests.Checkpoints;
import dev.basin.requests.EngineThread;
import dev.basin.requests.Objectives;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Opens the training loss that a request describes, for its derivatives at theta1. */
@Singleton
public class Curvatures {
    private final Checkpoints checkpoints;
    private final Objectives objectives;
    private final EngineThread engine;

    Curvatures(Checkpoints checkpoints, Objectives objectives, EngineThread engine) {
        this.checkpoints = checkpoints;
        this.objectives = objectives;
        this.engine = engine;
    }

    /**
     * The curvature of a checked request's objective at its theta1; the caller closes it.
     *
     * @param examples at most so many of the objective's training examples
     */
    public CurvatureSteps open(
            JobContext context, ObjectiveSpec objective, CheckpointRef theta1, NumericPath path, int examples) {
        return new CurvatureSteps(engine, context, engine.call(() -> open(objective, theta1, path, examples)));
    }

    private OpenCurvature open(ObjectiveSpec objective, CheckpointRef ref, NumericPath path, int examples)
            throws IOException {
        BertModel theta1 = checkpoints.load("spec.theta1", ref, path);
        try {
            return new OpenCurvature(
                    theta1, objectives.trainingLoss("spec.objective", objective, ref, theta1, path, examples));
        } catch (RuntimeException e) {
            theta1.close();
            throw e;
        }
    }
}
