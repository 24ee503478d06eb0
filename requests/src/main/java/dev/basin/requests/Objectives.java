package dev.basin.requests;

import dev.basin.common.v1.CheckpointRef;
import dev.basin.common.v1.NumericPath;
import dev.basin.common.v1.ObjectiveSpec;
import dev.basin.common.v1.Provenance;
import dev.basin.engine.bert.BertConfig;
import dev.basin.engine.bert.BertKernel;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.checkpoint.ModelDirectory;
import dev.basin.engine.curvature.BertTrainingLoss;
import dev.basin.engine.data.BatchPlan;
import dev.basin.engine.data.Dataset;
import dev.basin.engine.data.Scores;
import dev.basin.engine.data.Task;
import dev.basin.engine.landscape.BertObjective;
import dev.basin.serving.errors.Violations;
import jakarta.inject.Singleton;

/** Makes the objective that a request describes: its pinned examples, its model's shape and its numeric path. */
@Singleton
public class Objectives {
    private final Tasks tasks;
    private final Checkpoints checkpoints;
    private final NumericPaths numericPaths;
    private final EngineThread engine;

    Objectives(Tasks tasks, Checkpoints checkpoints, NumericPaths numericPaths, EngineThread engine) {
        this.tasks = tasks;
        this.checkpoints = checkpoints;
        this.numericPaths = numericPaths;
        this.engine = engine;
    }

    /**
     * Checks an objective against the model whose head it uses.
     *
     * @throws dev.basin.serving.errors.Refusal naming the field at fault
     */
    public void check(String field, ObjectiveSpec spec, ModelDirectory theta1) {
        Violations violations = new Violations();
        violations.require(
                spec.getTrainExamples() >= 0, field + ".train_examples", spec.getTrainExamples(), "0 or more");
        violations.require(spec.getDevExamples() >= 0, field + ".dev_examples", spec.getDevExamples(), "0 or more");
        violations.throwIfAny();
        TaskData data = pinned(field, spec);
        data.checkFits(field + ".task", theta1);
        data.checkLabels(field + ".task", theta1);
    }

    /** How many examples each evaluation of an objective takes, of both sets together. */
    public int examples(String field, ObjectiveSpec spec) {
        Dataset dataset = pinned(field, spec).dataset();
        return dataset.train().examples().size() + dataset.mainDev().examples().size();
    }

    /** The objective in native memory. Called on the engine thread; the caller closes it. */
    public OwningObjective open(String field, ObjectiveSpec spec, CheckpointRef theta1, NumericPath path) {
        ModelDirectory model = checkpoints.open(field, theta1);
        TaskData data = pinned(field, spec);
        return open(data, data.encode(field + ".task", model), model.config(), path);
    }

    /** The objective over all examples of a task. Called on the engine thread; the caller closes it. */
    public OwningObjective open(TaskData data, EncodedTask examples, BertConfig config, NumericPath path) {
        Task task = data.task();
        String dev = data.dataset().mainDev().name();
        BertKernel kernel = BertKernel.load(config, numericPaths.toEngine(path));
        BertObjective objective = BertObjective.over(
                kernel,
                engine.memory(path),
                BatchPlan.byLength(examples.train(), path.getBatchTokens()),
                BatchPlan.byLength(examples.dev(), path.getBatchTokens()),
                (predictions, labels) -> Scores.of(task, dev, labels, predictions));
        return new OwningObjective(objective, kernel);
    }

    /**
     * The training loss with its derivatives. Called on the engine thread; the caller closes it.
     *
     * @param theta1 the model, whose head is used
     * @param examples at most so many of the objective's training examples
     */
    public BertTrainingLoss trainingLoss(
            String field, ObjectiveSpec spec, CheckpointRef ref, BertModel theta1, NumericPath path, int examples) {
        TaskData pinned = pinned(field, spec);
        Dataset chosen = pinned.dataset().sample(examples, 1, spec.getSubsetSeed());
        EncodedTask encoded = pinned.with(chosen).encode(field + ".task", checkpoints.open(field, ref));
        BatchPlan plan = BatchPlan.byLength(encoded.train(), path.getBatchTokens());
        return BertTrainingLoss.over(theta1, numericPaths.toEngine(path), engine.memory(path), plan);
    }

    /** The objective's examples as word pieces of the model's tokenizer, for questions that look inside the model. */
    public EncodedTask examples(String field, ObjectiveSpec spec, ModelDirectory model) {
        return pinned(field, spec).encode(field + ".task", model);
    }

    /** Adds what the objective depends on. */
    public void describe(String field, ObjectiveSpec spec, CheckpointRef theta1, Provenance.Builder provenance) {
        TaskData data = pinned(field, spec);
        Dataset dataset = data.dataset();
        provenance
                .putInputSha256("data/train", dataset.train().sha256())
                .putInputSha256("data/dev", dataset.mainDev().sha256())
                .putInputSha256(
                        "tokenizer",
                        data.encode(field + ".task", checkpoints.open(field, theta1))
                                .tokenizerSha256())
                .putSeeds("subset_seed", spec.getSubsetSeed());
    }

    private TaskData pinned(String field, ObjectiveSpec spec) {
        TaskData data = tasks.read(field + ".task", spec.getTask());
        Dataset pinned = data.dataset().sample(spec.getTrainExamples(), spec.getDevExamples(), spec.getSubsetSeed());
        return data.with(pinned);
    }
}
