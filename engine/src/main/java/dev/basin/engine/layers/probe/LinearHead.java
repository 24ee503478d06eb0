package dev.basin.engine.layers.probe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.basin.engine.landscape.HeadInputs;
import dev.basin.engine.landscape.measures.Measure;
import dev.basin.engine.theta.ParameterVector;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A head trained anew on an encoder that stays as it is: the minimum of mean cross-entropy + lambda / 2 ‖W‖², biases left out.
 * The function is convex and the minimum the only one, so that neither a seed nor the old head has a say, nor a learning rate or
 * a number of epochs.
 *
 * @param weights row-major (classes, width + 1), the last of each row its bias
 * @param converged whether the search came to rest; it does not where an input is not a number
 */
@SuppressWarnings("ArrayRecordComponent") // Written into a head right away; compared nowhere.
public record LinearHead(double[] weights, int classes, boolean converged, int iterations) {
    /**
     * Trains a head.
     *
     * @param penalty lambda, above 0
     */
    public static LinearHead fit(NDManager manager, HeadInputs inputs, int classes, double penalty) {
        if (!(penalty > 0 && Double.isFinite(penalty))) {
            throw new IllegalArgumentException("the penalty must be finite and above 0, received " + penalty);
        }
        try (NDArray features = features(manager, inputs);
                LogisticLoss loss = new LogisticLoss(features, inputs.labels(), classes, penalty)) {
            Lbfgs.Minimum minimum = new Lbfgs(loss).from(new double[loss.size()]);
            return new LinearHead(minimum.point(), classes, minimum.converged(), minimum.iterations());
        }
    }

    /** As they come, with a last column of 1 for the bias: (N, width + 1). */
    private static NDArray features(NDManager manager, HeadInputs inputs) {
        int width = inputs.width();
        double[] features = new double[inputs.labels().length * (width + 1)];
        for (int i = 0; i < features.length; i++) {
            int row = i / (width + 1);
            int column = i % (width + 1);
            features[i] = column == width ? 1 : inputs.pooled()[row * width + column];
        }
        return manager.create(features, new Shape(inputs.labels().length, width + 1));
    }

    /** Writes the head in float32 over another one of its shape. */
    public void writeTo(ParameterVector head) {
        int width = weights.length / classes - 1;
        head.edit(head.layout().slot("classifier.weight"), bytes -> put(bytes, column -> column < width));
        head.edit(head.layout().slot("classifier.bias"), bytes -> put(bytes, column -> column == width));
    }

    private void put(ByteBuffer floats, IntPredicate columns) {
        int row = weights.length / classes;
        for (int i = 0; i < weights.length; i++) {
            if (columns.test(i % row)) {
                floats.putFloat((float) weights[i]);
            }
        }
    }

    /** {@code head/iterations}: how the training went. */
    public List<Measure> measures() {
        Measure steps = Measure.of("head/iterations", iterations, "iterations", "steps of L-BFGS from a head of zeros");
        return List.of(converged ? steps : steps.withCaveat("the search did not come to rest"));
    }
}
