package dev.basin.landscape.run;

import dev.basin.engine.landscape.Anchor;
import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.landscape.TrajectoryPoint;
import java.util.List;
import java.util.Map;

/**
 * What was evaluated at the checkpoints themselves.
 *
 * @param models theta1 and every model that lies on the slice, with the final head
 * @param trajectory the states of the path in order
 */
public record ExactValues(Map<Anchor, PointValue> models, List<TrajectoryPoint> trajectory) {
    public ExactValues {
        models = Map.copyOf(models);
        trajectory = List.copyOf(trajectory);
    }
}
