package dev.basin.engine.landscape;

import java.util.Optional;

/**
 * A state of the training path: where it stands, what the objective is there in truth, and what the slice shows below it.
 *
 * @param step optimizer steps taken, 0 at theta0
 * @param epoch passes over the training examples
 * @param projection where it stands
 * @param ownHead value at this state with the head it had then: what training saw
 * @param finalHead value at this state with the head of theta1, which the landscape has too
 * @param below value on the slice at the point nearest to this state, evaluated there and not interpolated; empty where there
 *     is no such point. It differs from {@code finalHead} by the way from the slice to the state
 */
public record TrajectoryPoint(
        long step,
        double epoch,
        Projection projection,
        PointValue ownHead,
        PointValue finalHead,
        Optional<PointValue> below) {}
