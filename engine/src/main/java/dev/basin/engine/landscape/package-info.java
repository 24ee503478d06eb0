/**
 * The landscape J(origin + alpha·d1 + beta·d2) over lines and planes; in the paper the origin is theta0, and d1 and d2 lead
 * to the models of two tasks.
 *
 * <p>Reading order: {@link dev.basin.engine.landscape.Axis} and {@link dev.basin.engine.landscape.Grid} say where,
 * {@link dev.basin.engine.landscape.PointPlan} lists every point in a fixed order and cuts it into tiles,
 * {@link dev.basin.engine.landscape.SliceBuilder} lays a {@link dev.basin.engine.landscape.Slice} through models,
 * which turns a point into parameters, {@link dev.basin.engine.landscape.Objective}
 * turns parameters into values, and {@link dev.basin.engine.landscape.Landscape} is the result.
 */
package dev.basin.engine.landscape;
