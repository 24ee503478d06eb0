/**
 * Directions of a landscape that are computed rather than read from a model: {@link
 * dev.basin.engine.directions.GaussianDirection} draws one at random, {@link dev.basin.engine.directions.PrincipalComponents}
 * finds those along which training moved. The eigenvectors of the Hessian are found in {@code dev.basin.engine.curvature}.
 */
package dev.basin.engine.directions;
