package dev.basin.finetune.run;

import dev.basin.common.v1.Evaluation;
import dev.basin.finetune.v1.Checkpoint;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.requests.EngineThread;
import dev.basin.requests.PointValues;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Does what is due after a step: evaluates, keeps a checkpoint, saves the state to go on from. */
@Singleton
class RunMarks {
    private final EngineThread engine;
    private final CheckpointWriter checkpoints;
    private final ArtifactStore store;

    RunMarks(EngineThread engine, CheckpointWriter checkpoints, ArtifactStore store) {
        this.engine = engine;
        this.checkpoints = checkpoints;
        this.store = store;
    }

    void reached(RunPlan plan, RunSession session, TrainingHistory history, double epoch) throws IOException {
        long step = session.step();
        Optional<Evaluation> evaluation = Optional.empty();
        if (plan.evaluations().isMark(step)) {
            evaluation = Optional.of(evaluate(plan, session, history));
        }
        if (plan.checkpoints().isMark(step)) {
            keep(plan, session, history, position(plan, step, epoch, history, evaluation));
        }
    }

    /** Saves the state between two marks, so that nothing is done again after a shutdown. */
    void paused(RunPlan plan, RunSession session, TrainingHistory history) {
        // First: without its state it is not read, and a state without it would go on with half a curve.
        history.paused(session.step());
        engine.call(() -> store.put(RunSessions.stateKey(plan.context()), session::save));
    }

    private Evaluation evaluate(RunPlan plan, RunSession session, TrainingHistory history) {
        Evaluation evaluation = PointValues.toMessage(engine.call(session::evaluate));
        history.evaluated(session.step(), evaluation);
        plan.context().progress("evaluating", session.step(), session.totalSteps(), "steps", figures(evaluation));
        return evaluation;
    }

    private void keep(RunPlan plan, RunSession session, TrainingHistory history, Checkpoint position)
            throws IOException {
        if (position.getStep() > 0 || !history.hasCheckpoint(0)) {
            history.kept(engine.call(() ->
                    checkpoints.write(plan.context(), session.model(), plan.labels(), plan.tokenizer(), position)));
        }
        // Last: a crash before this line does the steps since the state before again, with the same results.
        if (position.getStep() > 0 && position.getStep() < session.totalSteps()) {
            engine.call(() -> store.put(RunSessions.stateKey(plan.context()), session::save));
        }
    }

    private static Checkpoint position(
            RunPlan plan, long step, double epoch, TrainingHistory history, Optional<Evaluation> evaluation) {
        Checkpoint.Builder position = Checkpoint.newBuilder()
                .setStep(step)
                .setEpoch(epoch)
                .setStepsBefore(plan.before().step())
                .setEpochsBefore(plan.before().epoch());
        if (step > 0) {
            position.setTrainLoss(history.meanLoss());
        }
        evaluation.ifPresent(
                found -> position.setDevLoss(found.getDevLoss()).putAllDevMetrics(found.getDevMetricsMap()));
        return position.build();
    }

    private static Map<String, Double> figures(Evaluation evaluation) {
        Map<String, Double> figures = new TreeMap<>(Map.of("eval/loss", evaluation.getDevLoss()));
        evaluation.getDevMetricsMap().forEach((name, value) -> figures.put("eval/" + name, value));
        return figures;
    }
}
