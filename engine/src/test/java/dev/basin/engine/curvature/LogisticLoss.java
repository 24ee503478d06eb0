package dev.basin.engine.curvature;

import dev.basin.engine.landscape.SmallEncoder;
import dev.basin.engine.theta.ParameterLayout;
import dev.basin.engine.theta.ParameterVector;

/** Logistic regression, log(1 + exp(−x'theta)) for each example x: value, gradient and Hessian have closed forms. */
final class LogisticLoss implements TrainingLoss {
    private static final int SIZE = SmallEncoder.SIZE;

    private final double[][] examples;

    LogisticLoss(double[]... examples) {
        this.examples = examples;
    }

    /** The example with one number that is not 0. */
    static double[] along(int index, double length) {
        double[] example = new double[SIZE];
        example[index] = length;
        return example;
    }

    @Override
    public ParameterLayout layout() {
        return SmallEncoder.LAYOUT;
    }

    @Override
    public double[] losses(ParameterVector theta) {
        float[] at = theta.flat().toFloatArray();
        double[] losses = new double[examples.length];
        for (int e = 0; e < losses.length; e++) {
            losses[e] = Math.log1p(Math.exp(-dot(examples[e], at)));
        }
        return losses;
    }

    @Override
    public void gradient(ParameterVector theta, ParameterVector out) {
        float[] at = theta.flat().toFloatArray();
        combine(out, e -> -sigmoid(-dot(examples[e], at)));
    }

    @Override
    public void hessianVector(ParameterVector theta, ParameterVector direction, ParameterVector out) {
        float[] at = theta.flat().toFloatArray();
        float[] v = direction.flat().toFloatArray();
        combine(out, e -> bend(dot(examples[e], at)) * dot(examples[e], v));
    }

    /** Second derivative of log(1 + exp(−z)). */
    static double bend(double z) {
        return sigmoid(z) * sigmoid(-z);
    }

    static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private void combine(ParameterVector out, Weight weight) {
        float[] sum = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            double entry = 0;
            for (int e = 0; e < examples.length; e++) {
                entry += weight.of(e) * examples[e][i] / examples.length;
            }
            sum[i] = (float) entry;
        }
        SmallEncoder.fill(out, sum);
    }

    private static double dot(double[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < SIZE; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Override
    public void close() {}

    private interface Weight {
        double of(int example);
    }
}
