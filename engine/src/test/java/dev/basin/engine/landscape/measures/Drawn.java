package dev.basin.engine.landscape.measures;

import dev.basin.engine.landscape.Evaluation;
import dev.basin.engine.landscape.Geometry;
import dev.basin.engine.landscape.Landscape;
import dev.basin.engine.landscape.Point;
import dev.basin.engine.landscape.PointPlan;
import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.landscape.Projection;
import dev.basin.engine.landscape.TrajectoryPoint;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Landscapes drawn from a formula instead of a model, so that each measure has a closed form to meet. */
final class Drawn {
    static final int DEV_EXAMPLES = 1000;

    /** Cosine of the angle between the axes of every plane here. */
    static final double COSINE = 0.6;

    static final double DELTA1_NORM = 5;
    static final double THETA1_NORM = 50;

    private Drawn() {}

    static Landscape landscape(PointPlan plan, ToDoubleFunction<Point> loss) {
        return landscape(plan, loss, point -> 0);
    }

    /** @param error share of wrong dev examples, rounded to whole examples */
    static Landscape landscape(PointPlan plan, ToDoubleFunction<Point> loss, ToDoubleFunction<Point> error) {
        return landscape(plan, loss, error, List.of());
    }

    static Landscape path(PointPlan plan, ToDoubleFunction<Point> loss, List<TrajectoryPoint> trajectory) {
        return landscape(plan, loss, point -> 0, trajectory);
    }

    private static Landscape landscape(
            PointPlan plan,
            ToDoubleFunction<Point> loss,
            ToDoubleFunction<Point> error,
            List<TrajectoryPoint> trajectory) {
        List<PointValue> values = IntStream.range(0, plan.size())
                .mapToObj(plan::point)
                .map(point -> value(loss.applyAsDouble(point), error.applyAsDouble(point)))
                .toList();
        return new Landscape(plan, values, geometry(plan), values.get(0), values.get(1), trajectory);
    }

    static PointValue value(double loss, double error) {
        int nonFinite = Double.isFinite(loss) ? 0 : 1;
        int errors = (int) Math.round(error * DEV_EXAMPLES);
        return new PointValue(
                new Evaluation(loss, 0.01, 0, 400, nonFinite, Map.of()),
                new Evaluation(loss, 0.01, errors, DEV_EXAMPLES, nonFinite, Map.of()));
    }

    static TrajectoryPoint checkpoint(long step, double loss, double beta, double cosine) {
        Projection projection = new Projection(0, beta, 0, 0, 0, 0, cosine);
        return new TrajectoryPoint(step, step / 10.0, projection, value(loss, 0), value(loss + 1, 0));
    }

    private static Geometry geometry(PointPlan plan) {
        return plan.grid().isLine()
                ? new Geometry(49, THETA1_NORM, DELTA1_NORM, 0, 0, Double.NaN, 100)
                : new Geometry(49, THETA1_NORM, DELTA1_NORM, 7, DELTA1_NORM, COSINE, 100);
    }

    static Measure find(List<Measure> measures, String id) {
        return measures.stream()
                .filter(measure -> measure.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static double number(List<Measure> measures, String id) {
        return find(measures, id).value();
    }
}
