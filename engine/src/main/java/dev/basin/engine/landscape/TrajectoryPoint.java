package dev.basin.engine.landscape;

/**
 * A state of the training path: where it stands, and what the objective is there in truth rather than on the slice.
 *
 * @param step optimizer steps taken, 0 at theta0
 * @param epoch passes over the training examples
 * @param projection where it stands
 * @param ownHead value at this state with the head it had then: what training saw
 * @param finalHead value at this state with the head of theta1: what the landscape shows
 */
public record TrajectoryPoint(
        long step, double epoch, Projection projection, PointValue ownHead, PointValue finalHead) {}
