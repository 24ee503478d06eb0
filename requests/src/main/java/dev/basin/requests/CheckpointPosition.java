package dev.basin.requests;

/**
 * Where on the path a checkpoint was taken.
 *
 * @param step optimizer steps taken, 0 at the first theta0
 * @param epoch passes over the training examples
 */
public record CheckpointPosition(long step, double epoch) {
    /** Where every path begins. */
    public static final CheckpointPosition START = new CheckpointPosition(0, 0);
}
