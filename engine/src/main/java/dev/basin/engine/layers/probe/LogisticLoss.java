package dev.basin.engine.layers.probe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/** Penalised cross-entropy of a linear classifier over features in native memory, as a function of its weights (C, F). */
final class LogisticLoss implements Lbfgs.Smooth, AutoCloseable {
    private final NDManager manager;
    private final NDArray features; // (N, F), borrowed
    private final NDArray labels; // (N)
    private final Shape shape; // (C, F)
    private final double penalty;

    LogisticLoss(NDArray features, int[] labels, int classes, double penalty) {
        this.manager = features.getManager();
        this.features = features;
        this.labels = manager.create(Arrays.stream(labels).asLongStream().toArray());
        this.shape = new Shape(classes, features.getShape().get(1));
        this.penalty = penalty;
    }

    /** Number of weights, C F. */
    int size() {
        return Math.toIntExact(shape.size());
    }

    @Override
    public double at(double[] point, double[] gradient) {
        try (NDArray weights = manager.create(point, shape)) {
            double[] lossAndGradient = ProbeKernel.loss(features, labels, weights, penalty);
            System.arraycopy(lossAndGradient, 1, gradient, 0, gradient.length);
            return lossAndGradient[0];
        }
    }

    /** How many other examples the weights get right; scores that are not numbers get none. */
    int correct(double[] point, NDArray others, int[] otherLabels) {
        try (NDArray weights = manager.create(point, shape)) {
            double[] scores = ProbeKernel.scores(others, weights);
            int classes = Math.toIntExact(shape.get(0));
            int correct = 0;
            for (int row = 0; row < otherLabels.length; row++) {
                double[] ofRow = Arrays.copyOfRange(scores, row * classes, (row + 1) * classes);
                correct += best(ofRow) == otherLabels[row] ? 1 : 0;
            }
            return correct;
        }
    }

    /** The class with the greatest score, the first one where they tie; -1 if one is not a number. */
    private static int best(double[] scores) {
        int best = 0;
        for (int label = 0; label < scores.length; label++) {
            if (Double.isNaN(scores[label])) {
                return -1;
            }
            best = scores[label] > scores[best] ? label : best;
        }
        return best;
    }

    @Override
    public void close() {
        labels.close();
    }
}
