/**
 * How the training loss bends at a theta, from exact derivatives (F2 and F3 of the protocol).
 *
 * <p>{@link dev.basin.engine.curvature.TrainingLoss} is the loss with its derivatives, {@link
 * dev.basin.engine.curvature.Hessian} its second derivative as a {@link dev.basin.engine.curvature.SymmetricOperator}, of the
 * whole encoder or of one group of layers. {@link dev.basin.engine.curvature.Lanczos} finds an operator's largest eigenpairs,
 * {@link dev.basin.engine.curvature.TraceProbes} estimates its trace and {@link dev.basin.engine.curvature.Sharpness} climbs
 * along the gradient. Each works in pieces of one product, so that a caller can stop, report and take turns.
 */
package dev.basin.engine.curvature;
