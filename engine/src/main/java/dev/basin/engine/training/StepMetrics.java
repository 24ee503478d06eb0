package dev.basin.engine.training;

/**
 * One step as it went.
 *
 * @param step steps done, this one included
 * @param totalSteps steps of the whole run
 * @param epoch passes over the examples done, as a fraction
 * @param loss {@code train/loss}: mean over the batch before the step, dropout on, in nats
 * @param learningRate {@code train/learning_rate}
 * @param gradientNorm before clipping
 */
public record StepMetrics(
        long step, long totalSteps, double epoch, double loss, double learningRate, double gradientNorm) {}
