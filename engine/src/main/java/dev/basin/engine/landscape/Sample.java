package dev.basin.engine.landscape;

/** A point of a landscape and what was found there. */
public record Sample(Point point, PointValue value) {}
