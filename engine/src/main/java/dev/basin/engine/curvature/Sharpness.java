package dev.basin.engine.curvature;

import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterVector;
import java.util.stream.IntStream;

/**
 * How far the loss rises along its gradient: L(theta1 + rho·g/‖g‖) − L(theta1), to first order the largest rise within the
 * radius rho (Foret et al. 2021). Borrows loss and theta1; holds two vectors.
 */
public final class Sharpness implements AutoCloseable {
    private final TrainingLoss loss;
    private final ParameterVector theta1;
    private final ParameterVector gradient;
    private final ParameterVector scratch;
    private final double gradientNorm;
    private final double[] lossesAtTheta1;

    /**
     * Takes the gradient.
     *
     * @param moving the parameters that climb; the others stay at theta1
     */
    public Sharpness(TrainingLoss loss, ParameterVector theta1, LayerGroup moving) {
        this.loss = loss;
        this.theta1 = theta1;
        this.gradient = ParameterVector.zeros(theta1.manager(), theta1.layout());
        this.scratch = ParameterVector.zeros(theta1.manager(), theta1.layout());
        loss.gradient(theta1, gradient);
        gradient.restrictTo(moving);
        this.gradientNorm = gradient.norm();
        this.lossesAtTheta1 = loss.losses(theta1);
    }

    /** ‖g‖, nats per unit of length. */
    public double gradientNorm() {
        return gradientNorm;
    }

    /**
     * The rise at a radius: mean and standard error over the examples of the rise of each, in nats. Not a number where the
     * gradient is 0 and has no direction.
     *
     * @param radius Euclidean length of the step, finite and above 0
     */
    public Estimate rise(double radius) {
        if (!(radius > 0 && Double.isFinite(radius))) {
            throw new IllegalArgumentException("the radius is " + radius + " but must be finite and above 0");
        }
        scratch.setToPoint(theta1, radius / gradientNorm, gradient);
        double[] above = loss.losses(scratch);
        return Estimate.of(IntStream.range(0, above.length)
                .mapToDouble(example -> above[example] - lossesAtTheta1[example])
                .toArray());
    }

    @Override
    public void close() {
        scratch.close();
        gradient.close();
    }
}
