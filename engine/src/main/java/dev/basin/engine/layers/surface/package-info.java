/**
 * Layer-group surfaces (section 7 of the paper): f_G(alpha, beta) = J(theta1 + alpha·delta1 + beta·delta2) with both directions
 * restricted to a group G of parameters.
 *
 * <p>Reading order: {@link dev.basin.engine.layers.surface.LayerPlan} lists the points,
 * {@link dev.basin.engine.layers.surface.LayerSlice} turns a point into parameters,
 * {@link dev.basin.engine.layers.surface.LayerSurfaceEvaluator} turns parameters into values, and
 * {@link dev.basin.engine.layers.surface.LayerSurface} is the result.
 */
package dev.basin.engine.layers.surface;
