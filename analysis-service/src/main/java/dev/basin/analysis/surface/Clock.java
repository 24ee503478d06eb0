package dev.basin.analysis.surface;

import dev.basin.engine.landscape.Point;
import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.layers.surface.LayerSurfaceEvaluator;
import java.util.List;

/** Measures what a point costs, without opening models or waiting for the engine thread. */
final class Clock {
    private static final double NANOSECONDS = 1e9;

    private long nanoseconds;
    private long points;

    List<PointValue> time(LayerSurfaceEvaluator evaluator, List<Point> tile) {
        long start = System.nanoTime();
        List<PointValue> values = evaluator.evaluate(tile);
        nanoseconds += System.nanoTime() - start;
        points += tile.size();
        return values;
    }

    /** NaN before the first point. */
    double secondsPerPoint() {
        return nanoseconds / NANOSECONDS / points;
    }
}
