package dev.basin.engine.bert;

/**
 * Adam with decoupled weight decay, on matrices and not on biases and LayerNorm, after clipping the gradient's norm.
 *
 * @param weightDecay at least 0; multiplied by the learning rate
 * @param maxGradientNorm the gradient is scaled down to this norm where it is longer; positive
 * @param biasCorrection whether the moments are corrected for starting at 0; the recipe of 2019 did not
 */
public record AdamW(
        double beta1,
        double beta2,
        double epsilon,
        double weightDecay,
        double maxGradientNorm,
        boolean biasCorrection) {
    // beta ** step is 0 there, so the correction divides by 1.
    private static final long WITHOUT_CORRECTION = 1L << 40;

    public AdamW {
        require(beta1 >= 0 && beta1 < 1, "beta1", beta1, "in [0, 1)");
        require(beta2 >= 0 && beta2 < 1, "beta2", beta2, "in [0, 1)");
        require(epsilon > 0, "epsilon", epsilon, "positive");
        require(weightDecay >= 0, "weight decay", weightDecay, "at least 0");
        require(maxGradientNorm > 0, "maximal gradient norm", maxGradientNorm, "positive");
    }

    /** The settings of Devlin et al., with the correction that they left out. */
    public static AdamW devlin() {
        return new AdamW(0.9, 0.999, 1e-6, 0.01, 1.0, true);
    }

    /** The step that libtorch's fused operation is told, for the step counted from 0. */
    long countedStep(long step) {
        return biasCorrection ? step + 1 : WITHOUT_CORRECTION;
    }

    /** As {@code bert.py} takes them. */
    double[] rates(double learningRate) {
        return new double[] {learningRate, beta1, beta2, epsilon, weightDecay, maxGradientNorm};
    }

    private static void require(boolean condition, String name, double value, String accepted) {
        if (!condition) {
            throw new IllegalArgumentException(name + " is " + value + " but must be " + accepted);
        }
    }
}
