package dev.basin.engine.layers.transfer;

import dev.basin.engine.landscape.HeadInputs;

/**
 * Mean cross-entropy of a linear head over fixed inputs, plus l2 / 2 times the squared norm of its weights, biases left out: a
 * convex function of the head.
 *
 * <p>A head is laid out class by class: the weights (classes, width), then the biases (classes).
 */
record LogisticLoss(HeadInputs inputs, int classes, double l2) implements Lbfgs.Function {
    LogisticLoss {
        if (!(l2 > 0 && Double.isFinite(l2))) {
            throw new IllegalArgumentException("l2 is " + l2 + " but must be finite and above 0");
        }
    }

    int size() {
        return classes * (inputs.width() + 1);
    }

    @Override
    public double value(double[] head, double[] gradient) {
        int weights = classes * inputs.width();
        double sum = 0;
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = i < weights ? l2 * head[i] : 0;
            sum += i < weights ? l2 / 2 * head[i] * head[i] : 0;
        }
        for (int example = 0; example < inputs.labels().length; example++) {
            sum += addExample(example, head, gradient) / inputs.labels().length;
        }
        return sum;
    }

    /** Adds the example's share of the gradient -> its cross-entropy. */
    private double addExample(int example, double[] head, double[] gradient) {
        double[] row = inputs.rows()[example];
        int label = inputs.labels()[example];
        double[] shares = logits(row, head); // softmax from here on
        double logSum = softmax(shares);
        double loss = logSum - logit(row, head, label);
        for (int c = 0; c < classes; c++) {
            double slope = (shares[c] - (c == label ? 1 : 0)) / inputs.labels().length;
            for (int i = 0; i < row.length; i++) {
                gradient[c * row.length + i] += slope * row[i];
            }
            gradient[classes * row.length + c] += slope;
        }
        return loss;
    }

    private double[] logits(double[] row, double[] head) {
        double[] logits = new double[classes];
        for (int c = 0; c < classes; c++) {
            logits[c] = logit(row, head, c);
        }
        return logits;
    }

    private double logit(double[] row, double[] head, int c) {
        double logit = head[classes * row.length + c];
        for (int i = 0; i < row.length; i++) {
            logit += head[c * row.length + i] * row[i];
        }
        return logit;
    }

    /** Turns logits into shares in place -> log Σ exp, both without overflow. */
    private static double softmax(double[] logits) {
        double max = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            max = Math.max(max, logit);
        }
        double sum = 0;
        for (int c = 0; c < logits.length; c++) {
            logits[c] = Math.exp(logits[c] - max);
            sum += logits[c];
        }
        for (int c = 0; c < logits.length; c++) {
            logits[c] /= sum;
        }
        return max + Math.log(sum);
    }
}
