package dev.basin.engine.layers.probe;

import ai.djl.ndarray.NDArray;

/**
 * A linear classifier trained on the training examples' states and scored on the dev examples': multinomial logistic
 * regression on standardised states, from weights 0, to the one minimum that its penalty leaves.
 *
 * @param classes labels of the task, at least 1
 * @param penalty lambda in mean cross-entropy + lambda / 2 ‖W‖², biases left out; above 0
 */
public record LinearProbe(int classes, double penalty) {
    public LinearProbe {
        if (classes < 1) {
            throw new IllegalArgumentException("a probe needs at least 1 class, received " + classes);
        }
        if (!(penalty > 0 && Double.isFinite(penalty))) {
            throw new IllegalArgumentException("the penalty must be finite and above 0, received " + penalty);
        }
    }

    /** Trains on one state and scores it. */
    public ProbeResult of(int state, ClsStates train, ClsStates dev) {
        return of(train.state(state), train.labels(), dev.state(state), dev.labels());
    }

    /**
     * Trains and scores.
     *
     * @param train (N, H)
     * @param dev (M, H)
     */
    ProbeResult of(NDArray train, int[] trainLabels, NDArray dev, int[] devLabels) {
        try (NDArray trainFeatures = ProbeKernel.features(train, train);
                NDArray devFeatures = ProbeKernel.features(dev, train);
                LogisticLoss loss = new LogisticLoss(trainFeatures, trainLabels, classes, penalty)) {
            Lbfgs.Minimum minimum = new Lbfgs(loss).from(new double[loss.size()]);
            int correct = loss.correct(minimum.point(), devFeatures, devLabels);
            return new ProbeResult(correct, devLabels.length, minimum.converged(), minimum.iterations());
        }
    }

    /** Share of the dev examples with the label that is the most frequent in training: what a probe that sees nothing gets. */
    public double majority(ClsStates train, ClsStates dev) {
        return majority(train.labels(), dev.labels());
    }

    double majority(int[] trainLabels, int[] devLabels) {
        int[] counts = counts(trainLabels);
        int most = 0;
        for (int label = 1; label < classes; label++) {
            most = counts[label] > counts[most] ? label : most;
        }
        return (double) counts(devLabels)[most] / devLabels.length;
    }

    private int[] counts(int[] labels) {
        int[] counts = new int[classes];
        for (int label : labels) {
            counts[label]++;
        }
        return counts;
    }
}
