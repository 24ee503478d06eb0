package dev.basin.engine.landscape;

import dev.basin.engine.theta.ParameterVector;
import java.util.List;

/**
 * Evaluates tiles of one landscape. What it needs it borrows: closing slice, head and objective is its maker's part.
 *
 * @param head classifier of theta1, the same at every point
 */
public record TileEvaluator(PointPlan plan, Slice slice, ParameterVector head, Objective objective) {
    public TileEvaluator {
        if (slice.geometry().isLine() && !plan.grid().isLine()) {
            throw new IllegalArgumentException("a line cannot hold points with beta other than 0, got " + plan.grid());
        }
    }

    /** Values at the tile's points, in its order. */
    public List<PointValue> evaluate(Tile tile) {
        return plan.points(tile).stream().map(this::evaluate).toList();
    }

    public PointValue evaluate(Point point) {
        return objective.evaluate(slice.at(point), head);
    }
}
