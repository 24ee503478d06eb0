package dev.basin.landscape.run;

import dev.basin.engine.landscape.Geometry;
import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.landscape.TrajectoryPoint;
import java.util.List;

/**
 * What was evaluated at the checkpoints themselves.
 *
 * @param theta0 the start, with the final head
 * @param theta1 the end
 * @param trajectory the states of the path in order
 */
public record ExactValues(Geometry geometry, PointValue theta0, PointValue theta1, List<TrajectoryPoint> trajectory) {
    public ExactValues {
        trajectory = List.copyOf(trajectory);
    }
}
