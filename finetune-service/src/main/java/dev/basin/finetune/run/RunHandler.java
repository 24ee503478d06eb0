package dev.basin.finetune.run;

import dev.basin.engine.training.StepMetrics;
import dev.basin.finetune.result.RunResults;
import dev.basin.finetune.spec.RunSpecs;
import dev.basin.finetune.v1.RunSpec;
import dev.basin.jobs.JobContext;
import dev.basin.jobs.JobHandler;
import dev.basin.jobs.StopReason;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.requests.EngineThread;
import dev.basin.requests.StartingModel;
import dev.basin.requests.TaskData;
import dev.basin.serving.jobs.Payloads;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/**
 * Trains one run. Evaluations and checkpoints are taken at marks; each checkpoint also saves the optimizer, so that a run that
 * was killed goes on from there and ends with the same bits.
 */
@Singleton
public class RunHandler implements JobHandler {
    /** Collection of runs in resource names. */
    public static final String KIND = "runs";

    private final RunSpecs specs;
    private final RunSessions sessions;
    private final RunMarks marks;
    private final RunResults results;
    private final EngineThread engine;
    private final ArtifactStore store;

    RunHandler(
            RunSpecs specs,
            RunSessions sessions,
            RunMarks marks,
            RunResults results,
            EngineThread engine,
            ArtifactStore store) {
        this.specs = specs;
        this.sessions = sessions;
        this.marks = marks;
        this.results = results;
        this.engine = engine;
        this.store = store;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobContext context) throws Exception {
        RunSpec spec = Payloads.read(context.spec(), RunSpec.parser());
        TaskData data = specs.data(spec);
        StartingModel model = specs.model(spec);
        TrainingHistory history = new TrainingHistory(context);
        RunSession session = engine.call(() -> sessions.open(context, spec, model, data));
        try {
            RunPlan plan = RunPlan.of(context, spec, specs.before(spec), model, data, session.totalSteps());
            train(plan, session, history);
        } finally {
            engine.call(() -> {
                session.close();
                return null;
            });
        }
        context.setResult(Payloads.of(results.assemble(context, spec, model, data, history)));
        store.delete(RunSessions.stateKey(context));
    }

    private void train(RunPlan plan, RunSession session, TrainingHistory history) throws Exception {
        if (session.step() == 0) {
            marks.reached(plan, session, history, 0);
        }
        history.resumed(session.step());
        while (session.step() < session.totalSteps()) {
            pauseIfAskedTo(plan, session, history);
            StepMetrics metrics = engine.call(session::next);
            history.stepped(metrics);
            report(plan, metrics);
            marks.reached(plan, session, history, metrics.epoch());
        }
    }

    private void pauseIfAskedTo(RunPlan plan, RunSession session, TrainingHistory history) {
        boolean shutdown = plan.context().stopReason().equals(Optional.of(StopReason.SHUTDOWN));
        if (shutdown && session.step() > 0) {
            marks.paused(plan, session, history);
        }
        plan.context().throwIfStopped();
    }

    private static void report(RunPlan plan, StepMetrics metrics) {
        int epochs = plan.spec().getTraining().getEpochs();
        int epoch = (int) Math.min(epochs, Math.floor(metrics.epoch()) + 1);
        plan.context()
                .progress(
                        "epoch %d of %d".formatted(epoch, epochs),
                        metrics.step(),
                        metrics.totalSteps(),
                        "steps",
                        Map.of(
                                "train/loss", metrics.loss(),
                                "train/learning_rate", metrics.learningRate(),
                                "train/epoch", metrics.epoch()));
    }
}
