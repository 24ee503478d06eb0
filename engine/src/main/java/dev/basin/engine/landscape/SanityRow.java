package dev.basin.engine.landscape;

/**
 * A checkpoint evaluated twice: as a point of the slice and as itself, with the same head. The two must agree.
 *
 * @param point {@link Point#START} or {@link Point#END}
 * @param onSlice value at theta0 + alpha·delta1
 * @param atCheckpoint value at the checkpoint's own parameters
 */
public record SanityRow(Point point, PointValue onSlice, PointValue atCheckpoint) {}
