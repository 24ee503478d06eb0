package dev.basin.engine.bert;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.torch.HostNumbers;
import dev.basin.engine.torch.TorchModule;

/**
 * Derivatives of a BERT classifier's loss, and the training step made of them: the other face of {@code bert.py}. Always
 * float32, with attention written out. Gradients, directions and moments are shaped like the model that they belong to.
 */
public final class BertDerivatives implements AutoCloseable {
    private final TorchModule module;

    private BertDerivatives(TorchModule module) {
        this.module = module;
    }

    public static BertDerivatives load(BertConfig config) {
        return new BertDerivatives(BertText.load(config, KernelVariant.WRITTEN_OUT));
    }

    /**
     * Adds {@code factor} times the gradient of the batch's mean loss, dropout off, to {@code sum}.
     *
     * @return the mean loss
     */
    public double gradient(BertModel model, BertBatch batch, double factor, BertModel sum) {
        return gradient(model, batch, factor, sum, DropoutSeeds.NONE);
    }

    double gradient(BertModel model, BertBatch batch, double factor, BertModel sum, long dropoutSeed) {
        try (NDManager host = host(batch)) {
            return first(
                    "gradient",
                    model.encoder().flat(),
                    model.head().flat(),
                    sum.encoder().flat(),
                    sum.head().flat(),
                    batch.inputIds(),
                    batch.segmentIds(),
                    batch.mask(),
                    batch.labels(),
                    host.create(new long[] {dropoutSeed}),
                    host.create(new double[] {factor}))[0];
        }
    }

    /**
     * Adds {@code factor} times the product of the Hessian of the batch's mean loss with {@code direction} to {@code sum}, all
     * over the encoder: the head stays where it is.
     *
     * @return the mean loss
     */
    public double hessianVector(
            BertModel model, BertBatch batch, double factor, ParameterVector direction, ParameterVector sum) {
        try (NDManager host = host(batch)) {
            return first(
                    "hessian_vector",
                    model.encoder().flat(),
                    model.head().flat(),
                    direction.flat(),
                    sum.flat(),
                    batch.inputIds(),
                    batch.segmentIds(),
                    batch.mask(),
                    batch.labels(),
                    host.create(new double[] {factor}))[0];
        }
    }

    /**
     * One training step in place, with dropout.
     *
     * @param moments as the step before left them, 0 before the first
     * @param dropoutSeed {@link DropoutSeeds#first}
     * @param step counted from 0
     */
    public StepResult train(
            BertModel model,
            AdamMoments moments,
            BertBatch batch,
            long dropoutSeed,
            AdamW adam,
            long step,
            double learningRate) {
        try (NDManager host = host(batch)) {
            float[] lossAndNorm = first(
                    "train",
                    model.encoder().flat(),
                    model.head().flat(),
                    moments.mean().encoder().flat(),
                    moments.mean().head().flat(),
                    moments.square().encoder().flat(),
                    moments.square().head().flat(),
                    batch.inputIds(),
                    batch.segmentIds(),
                    batch.mask(),
                    batch.labels(),
                    host.create(new long[] {dropoutSeed, adam.countedStep(step)}),
                    host.create(adam.rates(learningRate)));
            return new StepResult(lossAndNorm[0], lossAndNorm[1]);
        }
    }

    /** In the given shape, 0 with probability p and otherwise 1 / (1 - p): the mask that one dropout site draws from a seed. */
    NDArray dropoutMask(NDManager manager, Shape shape, double p, long seed) {
        return mask("dropout_mask", manager, shape, p, seed);
    }

    /** The same as it is drawn on a GPU. */
    NDArray processMask(NDManager manager, Shape shape, double p, long seed) {
        return mask("process_mask", manager, shape, p, seed);
    }

    private NDArray mask(String method, NDManager manager, Shape shape, double p, long seed) {
        try (NDArray like = manager.zeros(shape)) {
            return module.call(method).tensor(like).number(p).integer(seed).toTensor(manager);
        }
    }

    /** For what the text reads as numbers: read from a GPU, each would stop it. */
    private static NDManager host(BertBatch batch) {
        return batch.manager().newSubManager(Device.cpu());
    }

    private float[] first(String method, NDArray... tensors) {
        try (NDList results = module.differentiate(method, tensors)) {
            return HostNumbers.floats(results.head());
        }
    }

    @Override
    public void close() {
        module.close();
    }

    /**
     * What a training step found before it moved the model.
     *
     * @param loss over the batch, with dropout
     * @param gradientNorm before clipping
     */
    public record StepResult(double loss, double gradientNorm) {}
}
