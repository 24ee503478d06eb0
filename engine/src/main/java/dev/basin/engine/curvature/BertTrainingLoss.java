package dev.basin.engine.curvature;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.bert.BertBatch;
import dev.basin.engine.bert.BertDerivatives;
import dev.basin.engine.bert.BertKernel;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.bert.BertWeights;
import dev.basin.engine.bert.NumericPath;
import dev.basin.engine.bert.Precision;
import dev.basin.engine.data.BatchPlan;
import dev.basin.engine.theta.ParameterLayout;
import dev.basin.engine.theta.ParameterVector;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The training loss of a BERT classifier with exact derivatives, all in float32. It owns its examples, borrows the model whose
 * head it uses, and is for one engine thread at a time.
 */
public final class BertTrainingLoss implements TrainingLoss {
    private final BertModel model;
    private final BertKernel kernel;
    private final BertDerivatives derivatives;
    private final List<BertBatch> batches;
    private final int examples;
    private final ParameterVector unusedHeadGradient;

    private BertTrainingLoss(BertModel model, BertKernel kernel, List<BertBatch> batches) {
        this.model = model;
        this.kernel = kernel;
        this.derivatives = BertDerivatives.load(model.config());
        this.batches = batches;
        this.examples = batches.stream().mapToInt(BertBatch::size).sum();
        this.unusedHeadGradient =
                ParameterVector.zeros(model.head().manager(), model.head().layout());
    }

    /**
     * Moves the examples into native memory.
     *
     * @param model gives shape and head
     * @param path how values are computed; whatever its precision, float32 here: curvature is a small difference
     * @throws IllegalArgumentException if there is no example
     */
    public static BertTrainingLoss over(BertModel model, NumericPath path, NDManager memory, BatchPlan plan) {
        if (plan.batches().isEmpty()) {
            throw new IllegalArgumentException("a training loss needs at least 1 example, got none");
        }
        NumericPath exact = new NumericPath(path.variant(), Precision.FLOAT32, path.device(), path.threads());
        List<BertBatch> batches = plan.batches().stream()
                .map(batch -> BertBatch.of(memory, batch.tokens()))
                .toList();
        return new BertTrainingLoss(model, BertKernel.load(model.config(), exact), batches);
    }

    /** Number of examples that the loss is a mean over. */
    public int examples() {
        return examples;
    }

    @Override
    public ParameterLayout layout() {
        return model.encoder().layout();
    }

    @Override
    public double[] losses(ParameterVector theta) {
        try (BertWeights weights = kernel.weights(at(theta))) {
            return batches.stream()
                    .map(batch -> kernel.evaluate(weights, batch).losses())
                    .flatMapToDouble(BertTrainingLoss::widened)
                    .toArray();
        }
    }

    @Override
    public void gradient(ParameterVector theta, ParameterVector out) {
        out.clear();
        BertModel sum = new BertModel(model.config(), out, unusedHeadGradient);
        batches.forEach(batch -> derivatives.gradient(at(theta), batch, share(batch), sum));
    }

    @Override
    public void hessianVector(ParameterVector theta, ParameterVector direction, ParameterVector out) {
        out.clear();
        batches.forEach(batch -> derivatives.hessianVector(at(theta), batch, share(batch), direction, out));
    }

    /** A batch's mean counts by the batch's share of the examples. */
    private double share(BertBatch batch) {
        return (double) batch.size() / examples;
    }

    private BertModel at(ParameterVector theta) {
        return new BertModel(model.config(), theta, model.head());
    }

    private static DoubleStream widened(float[] losses) {
        return IntStream.range(0, losses.length).mapToDouble(i -> losses[i]);
    }

    @Override
    public void close() {
        batches.forEach(BertBatch::close);
        unusedHeadGradient.close();
        derivatives.close();
        kernel.close();
    }
}
