package dev.basin.engine.landscape;

/**
 * Where a state of the training path stands.
 *
 * @param path relative to the way from theta0 to theta1: the paper's coordinates
 * @param slice relative to the slice that is drawn
 */
public record Projection(PathPosition path, SlicePosition slice) {}
