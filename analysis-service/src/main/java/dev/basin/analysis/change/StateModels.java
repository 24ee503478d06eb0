package dev.basin.analysis.change;

import ai.djl.ndarray.NDManager;
import dev.basin.analysis.question.ModelShapes;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.bert.BertParameters;
import dev.basin.engine.checkpoint.ModelDirectory;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.requests.Checkpoints;
import dev.basin.requests.EngineThread;
import dev.basin.serving.errors.Refusal;
import jakarta.inject.Singleton;

/** The states' encoders under one shape. Heads are left out: another task's has other classes, and no distance looks at them. */
@Singleton
class StateModels {
    private final Checkpoints checkpoints;
    private final EngineThread engine;

    StateModels(Checkpoints checkpoints, EngineThread engine) {
        this.checkpoints = checkpoints;
        this.engine = engine;
    }

    /**
     * Checks that a state can be compared with theta1.
     *
     * @throws Refusal if there is none, or its encoder has another shape
     */
    void check(ModelState state, ModelDirectory theta1) {
        ModelShapes.requireSame(state.field(), open(state), theta1);
    }

    /** The state's encoder, with a head of zeros. Called on the engine thread; the caller closes it. */
    BertModel load(ModelState state, ChangeJob job) {
        NDManager memory = engine.memory(job.spec().getNumericPath());
        ParameterVector encoder = ParameterVector.zeros(memory, BertParameters.encoder(job.shape()));
        ParameterVector head = ParameterVector.zeros(memory, BertParameters.head(job.shape()));
        BertModel model = new BertModel(job.shape(), encoder, head);
        try {
            open(state).readEncoder(encoder);
            return model;
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /** The state's files, checked but for their values. */
    ModelDirectory open(ModelState state) {
        return checkpoints.open(state.field(), state.ref());
    }

    String sha256(ModelState state) {
        return checkpoints.sha256(state.field(), state.ref());
    }
}
