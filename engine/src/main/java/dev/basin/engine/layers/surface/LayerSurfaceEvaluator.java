package dev.basin.engine.layers.surface;

import dev.basin.engine.landscape.BertObjective;
import dev.basin.engine.landscape.Geometry;
import dev.basin.engine.landscape.Point;
import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.landscape.PrefixObjective;
import dev.basin.engine.layers.LayerExtent;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterVector;
import java.util.List;
import java.util.OptionalInt;

/**
 * Evaluates points of one group's surface. What the layers below the group give is computed once. It owns its slice and borrows
 * head and objective; it is for one engine thread at a time.
 */
public final class LayerSurfaceEvaluator implements AutoCloseable {
    private final LayerSlice slice;
    private final PrefixObjective objective;
    private final int lowestComputed;

    /**
     * @param slice of the group, which becomes this evaluator's to close
     * @param head classifier of theta1, the same at every point
     * @param byteLimit most native memory for what the layers below the group give
     */
    public LayerSurfaceEvaluator(
            LayerSlice slice, LayerGroup group, ParameterVector head, BertObjective objective, long byteLimit) {
        LayerExtent extent = LayerExtent.of(group, slice.encoder().layout());
        OptionalInt lowest =
                extent.lowestComputed(LayerExtent.depth(slice.encoder().layout()));
        this.slice = slice;
        this.lowestComputed = lowest.orElse(0);
        this.objective = objective.above(lowestComputed, slice.encoder(), head, lowest.isPresent() ? byteLimit : 0);
    }

    public List<PointValue> evaluate(List<Point> points) {
        return points.stream().map(this::evaluate).toList();
    }

    public PointValue evaluate(Point point) {
        slice.moveTo(point);
        return objective.evaluate();
    }

    public Geometry geometry() {
        return slice.geometry();
    }

    /** Layers below the lowest that is computed at every point. */
    public int layersBelow() {
        return lowestComputed;
    }

    /** Share of the batches for which the layers below are not computed again, 0 to 1. */
    public double keptShare() {
        return objective.keptShare();
    }

    @Override
    public void close() {
        objective.close();
        slice.close();
    }
}
