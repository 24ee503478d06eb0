package dev.basin.finetune.run;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.basin.common.v1.Evaluation;
import dev.basin.engine.training.StepMetrics;
import dev.basin.finetune.v1.Checkpoint;
import dev.basin.jobs.JobContext;
import dev.basin.jobs.Payload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What a run has to tell of its path, kept as steps of its job so that a restart forgets nothing. */
public final class TrainingHistory {
    /** Prefix of the names under which checkpoints are kept. */
    public static final String CHECKPOINT = "checkpoint-";

    private static final String EVALUATION = "evaluation-";
    private static final String CURVE = "curve-";
    private static final String PAUSE = "pause-";
    private static final int LOSS_COLUMN = 2;

    private final JobContext context;
    private final StringBuilder curve = new StringBuilder();
    private double lossSum;
    private int lossCount;

    TrainingHistory(JobContext context) {
        this.context = context;
    }

    void stepped(StepMetrics metrics) {
        lossSum += metrics.loss();
        lossCount++;
        curve.append("%d,%s,%s,%s,%s\n"
                .formatted(
                        metrics.step(),
                        metrics.epoch(),
                        metrics.loss(),
                        metrics.learningRate(),
                        metrics.gradientNorm()));
    }

    /** Mean training loss, dropout on, since the checkpoint before; NaN if no step was taken. */
    double meanLoss() {
        return lossSum / lossCount;
    }

    void evaluated(long step, Evaluation evaluation) {
        context.saveStep(name(EVALUATION, step), Payload.of(evaluation.toByteArray()));
    }

    /** Keeps a checkpoint and the curve up to it. A step that is done again after a crash keeps the same again. */
    void kept(Checkpoint checkpoint) {
        context.saveStep(name(CURVE, checkpoint.getStep()), Payload.ofText(curve.toString()));
        context.saveStep(name(CHECKPOINT, checkpoint.getStep()), Payload.of(checkpoint.toByteArray()));
        curve.setLength(0);
        lossSum = 0;
        lossCount = 0;
    }

    /** Keeps the curve since the checkpoint before, for an attempt that goes on from this step. */
    void paused(long step) {
        context.saveStep(name(PAUSE, step), Payload.ofText(curve.toString()));
    }

    /** Goes on where an earlier attempt paused, if it did so at this step. */
    void resumed(long step) {
        context.step(name(PAUSE, step)).ifPresent(kept -> {
            curve.append(kept.toText());
            kept.toText().lines().forEach(line -> {
                lossSum += Double.parseDouble(line.split(",")[LOSS_COLUMN]);
                lossCount++;
            });
        });
    }

    boolean hasCheckpoint(long step) {
        return context.step(name(CHECKPOINT, step)).isPresent();
    }

    /** The evaluations so far by the steps after which they were made, in the order of training. */
    public SequencedMap<Long, Evaluation> evaluations() throws InvalidProtocolBufferException {
        SequencedMap<Long, Evaluation> evaluations = new LinkedHashMap<>();
        for (String name : context.stepNames(EVALUATION)) {
            Payload kept = context.step(name).orElseThrow();
            evaluations.put(step(EVALUATION, name), Evaluation.parseFrom(kept.toBytes()));
        }
        return evaluations;
    }

    /** The training curve as CSV, one line per step. */
    public String curve() {
        StringBuilder csv = new StringBuilder("step,epoch,train_loss,learning_rate,gradient_norm\n");
        payloads(CURVE).forEach(payload -> csv.append(payload.toText()));
        return csv.toString();
    }

    /** Optimizer steps up to the last checkpoint. */
    public long steps() {
        return step(CHECKPOINT, context.stepNames(CHECKPOINT).getLast());
    }

    private List<Payload> payloads(String prefix) {
        return context.stepNames(prefix).stream()
                .map(name -> context.step(name).orElseThrow())
                .toList();
    }

    private static long step(String prefix, String name) {
        return Long.parseLong(name.substring(prefix.length()));
    }

    /** Zero-padded, so that names sort as steps do. */
    private static String name(String prefix, long step) {
        return prefix + "%09d".formatted(step);
    }
}
