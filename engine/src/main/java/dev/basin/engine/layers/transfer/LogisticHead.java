package dev.basin.engine.layers.transfer;

import dev.basin.engine.landscape.HeadInputs;
import dev.basin.engine.landscape.measures.Measure;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.theta.Slot;
import java.util.Arrays;
import java.util.List;

/**
 * A head trained anew on an encoder that stays as it is: the minimum of mean cross-entropy plus l2 / 2 times the squared norm of
 * the weights. The function is convex and its minimum unique, so that neither a seed nor the old head has a say, nor a learning
 * rate or a number of epochs.
 *
 * @param values weights (classes, width), then biases (classes)
 * @param largestSlope greatest absolute value in the gradient where the search ended
 */
@SuppressWarnings("ArrayRecordComponent") // Written into a head right away; compared nowhere.
public record LogisticHead(double[] values, double largestSlope, int iterations) {
    /** Default of l2: enough for a unique minimum, too little to hold a head back. */
    public static final double DEFAULT_L2 = 1e-4;

    static final double TOLERANCE = 1e-6;
    private static final int MOST_ITERATIONS = 2000;

    public static LogisticHead fit(HeadInputs inputs, int classes, double l2) {
        LogisticLoss loss = new LogisticLoss(inputs, classes, l2);
        Lbfgs.Minimum minimum = Lbfgs.minimise(loss, new double[loss.size()], TOLERANCE, MOST_ITERATIONS);
        return new LogisticHead(minimum.x(), minimum.largestSlope(), minimum.iterations());
    }

    /** Writes the head in float32; the vector is on a CPU. */
    void writeTo(ParameterVector head) {
        Slot weight = head.layout().slot("classifier.weight");
        Slot bias = head.layout().slot("classifier.bias");
        int weights = Math.toIntExact(weight.length());
        write(Arrays.copyOf(values, weights), head, weight);
        write(Arrays.copyOfRange(values, weights, values.length), head, bias);
    }

    private static void write(double[] part, ParameterVector head, Slot slot) {
        var floats = head.bytes(slot).asFloatBuffer();
        Arrays.stream(part).forEach(value -> floats.put((float) value));
    }

    /** How the search went. */
    List<Measure> measures() {
        Measure slope = Measure.of(
                "head/largest_slope",
                largestSlope,
                "nats per unit of weight",
                "greatest absolute value in the gradient at the retrained head; searched until below " + TOLERANCE);
        Measure steps = Measure.of("head/iterations", iterations, "iterations", "steps of L-BFGS from a head of zeros");
        return List.of(largestSlope <= TOLERANCE ? slope : slope.withCaveat("not converged"), steps);
    }
}
