package dev.basin.finetune.run;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.bert.BertConfig;
import dev.basin.engine.checkpoint.LoadedModel;
import dev.basin.engine.data.Dataset;
import dev.basin.engine.landscape.Objective;
import dev.basin.engine.training.FineTuning;
import dev.basin.engine.training.TrainingSettings;
import dev.basin.engine.training.TrainingState;
import dev.basin.engine.training.TrainingStateFile;
import dev.basin.finetune.spec.TrainingRecipes;
import dev.basin.finetune.v1.RunSpec;
import dev.basin.jobs.JobContext;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.requests.EncodedTask;
import dev.basin.requests.EngineThread;
import dev.basin.requests.Objectives;
import dev.basin.requests.StartingModel;
import dev.basin.requests.TaskData;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Opens a run where it stands: at theta0, or at the state that an earlier attempt saved last. */
@Singleton
class RunSessions {
    /** Training examples in the evaluations along the way; more would only cost time. */
    private static final int EVALUATED_EXAMPLES = 2048;

    private final EngineThread engine;
    private final Objectives objectives;
    private final ArtifactStore store;

    RunSessions(EngineThread engine, Objectives objectives, ArtifactStore store) {
        this.engine = engine;
        this.objectives = objectives;
        this.store = store;
    }

    /** Called on the engine thread. */
    RunSession open(JobContext context, RunSpec spec, StartingModel model, TaskData data) throws IOException {
        EncodedTask examples = data.encode("spec.task", model.directory());
        TrainingState start = state(context, spec, model, data);
        try {
            TrainingSettings settings = TrainingRecipes.of(spec, data.maxLength());
            Objective objective = objective(spec, model, data, start.model().config());
            return new RunSession(start, new FineTuning(start, settings, examples.train()), objective);
        } catch (RuntimeException e) {
            start.close();
            throw e;
        }
    }

    /** The file with the state that the next attempt goes on from. */
    static ArtifactKey stateKey(JobContext context) {
        return context.key().artifact("state/training.safetensors");
    }

    private TrainingState state(JobContext context, RunSpec spec, StartingModel model, TaskData data)
            throws IOException {
        int labels = data.task().labels().size();
        ArtifactKey saved = stateKey(context);
        if (store.stat(saved).isPresent()) {
            BertConfig config = withDropout(model.directory().config().withNumLabels(labels), spec);
            return TrainingStateFile.read(store.localPath(saved), engine.memory(spec.getNumericPath()), config);
        }
        NDManager memory = engine.memory(spec.getNumericPath());
        LoadedModel theta0 = model.load(memory, labels, spec.getTheta0Seed(), spec.getRunSeed());
        if (theta0.nonFiniteValues() > 0) {
            context.note("theta0 holds %d values that are not finite".formatted(theta0.nonFiniteValues()));
        }
        return TrainingState.start(
                theta0.model().withConfig(withDropout(theta0.model().config(), spec)));
    }

    private Objective objective(RunSpec spec, StartingModel model, TaskData data, BertConfig config) {
        Dataset evaluated =
                data.dataset().sample(EVALUATED_EXAMPLES, 0, spec.getTask().getSubsetSeed());
        TaskData subset = data.with(evaluated);
        return objectives.open(subset, subset.encode("spec.task", model.directory()), config, spec.getNumericPath());
    }

    private static BertConfig withDropout(BertConfig config, RunSpec spec) {
        return config.withDropout(spec.getTraining().getDropout());
    }
}
