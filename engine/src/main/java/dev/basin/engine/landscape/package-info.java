/**
 * The landscape J(theta0 + alpha·delta1 + beta·delta2) over lines and planes.
 *
 * <p>Reading order: {@link dev.basin.engine.landscape.Axis} and {@link dev.basin.engine.landscape.Grid} say where,
 * {@link dev.basin.engine.landscape.PointPlan} lists every point in a fixed order and cuts it into tiles,
 * {@link dev.basin.engine.landscape.Slice} turns a point into parameters, {@link dev.basin.engine.landscape.Objective}
 * turns parameters into values, and {@link dev.basin.engine.landscape.Landscape} is the result.
 */
package dev.basin.engine.landscape;
