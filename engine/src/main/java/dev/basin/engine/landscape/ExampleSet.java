package dev.basin.engine.landscape;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.bert.BertBatch;
import dev.basin.engine.bert.BertKernel;
import dev.basin.engine.bert.BertWeights;
import dev.basin.engine.bert.Outputs;
import dev.basin.engine.data.BatchPlan;
import dev.basin.engine.data.TokenBatch;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;

/** A pinned set of examples whose batches lie in native memory from the first point to the last. */
final class ExampleSet implements AutoCloseable {
    private final List<BertBatch> batches;
    private final int[] labels; // (examples) in the order of the batches

    private ExampleSet(List<BertBatch> batches, int[] labels) {
        this.batches = batches;
        this.labels = labels;
    }

    static ExampleSet of(NDManager manager, BatchPlan plan) {
        if (plan.batches().isEmpty()) {
            throw new IllegalArgumentException("an objective needs at least 1 example, got none");
        }
        List<TokenBatch> tokens =
                plan.batches().stream().map(BatchPlan.Batch::tokens).toList();
        return new ExampleSet(
                tokens.stream().map(batch -> BertBatch.of(manager, batch)).toList(),
                tokens.stream()
                        .flatMapToLong(batch -> LongStream.of(batch.labels()))
                        .mapToInt(Math::toIntExact)
                        .toArray());
    }

    List<BertBatch> batches() {
        return batches;
    }

    Evaluation evaluate(BertKernel kernel, BertWeights weights, Scorer scorer) {
        return evaluate(batch -> kernel.evaluate(weights, batch), scorer);
    }

    /** The same with every batch's outputs found in the caller's way. */
    Evaluation evaluate(Function<BertBatch, Outputs> forward, Scorer scorer) {
        double[] losses = new double[labels.length]; // nats
        int[] predictions = new int[labels.length];
        int example = 0;
        for (BertBatch batch : batches) {
            Outputs outputs = forward.apply(batch);
            for (int row = 0; row < outputs.size(); row++, example++) {
                losses[example] = outputs.losses()[row];
                predictions[example] = prediction(outputs, row);
            }
        }
        return Evaluation.of(losses, predictions, labels, scorer);
    }

    /** What the head is given of every example. */
    HeadInputs headInputs(BertKernel kernel, BertWeights weights) {
        int width = kernel.config().hiddenSize();
        FloatBuffer pooled = FloatBuffer.allocate(Math.multiplyExact(labels.length, width));
        batches.forEach(batch -> pooled.put(kernel.pooled(weights, batch)));
        return new HeadInputs(pooled.array(), labels.clone(), width);
    }

    private static int prediction(Outputs outputs, int row) {
        for (float logit : outputs.logits()[row]) {
            if (Float.isNaN(logit)) {
                return Scorer.NONE;
            }
        }
        return outputs.prediction(row);
    }

    @Override
    public void close() {
        batches.forEach(BertBatch::close);
    }
}
