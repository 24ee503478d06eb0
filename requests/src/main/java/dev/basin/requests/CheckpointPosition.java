package dev.basin.requests;

/**
 * Where on the path a checkpoint was taken.
 *
 * @param step optimizer steps taken, 0 at theta0
 * @param epoch passes over the training examples
 */
public record CheckpointPosition(long step, double epoch) {}
