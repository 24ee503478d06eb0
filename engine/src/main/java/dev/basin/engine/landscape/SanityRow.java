package dev.basin.engine.landscape;

/**
 * A model evaluated twice: as a point of the slice and as itself, with the same head. The two must agree.
 *
 * @param point where the model lies
 * @param onSlice value at that point
 * @param atModel value at the model's own parameters
 */
public record SanityRow(Anchor model, Point point, PointValue onSlice, PointValue atModel) {}
