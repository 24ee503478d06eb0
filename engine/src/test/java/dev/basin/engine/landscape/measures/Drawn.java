package dev.basin.engine.landscape.measures;

import dev.basin.engine.landscape.Anchor;
import dev.basin.engine.landscape.AxisGeometry;
import dev.basin.engine.landscape.AxisKind;
import dev.basin.engine.landscape.Evaluation;
import dev.basin.engine.landscape.Geometry;
import dev.basin.engine.landscape.Grid;
import dev.basin.engine.landscape.Landscape;
import dev.basin.engine.landscape.Origin;
import dev.basin.engine.landscape.PathPosition;
import dev.basin.engine.landscape.Point;
import dev.basin.engine.landscape.PointPlan;
import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.landscape.Projection;
import dev.basin.engine.landscape.SlicePosition;
import dev.basin.engine.landscape.TrajectoryPoint;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
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

    /** Whatever the axes: the models that lie on the landscape must be among the plan's probes. */
    static Landscape on(Geometry geometry, PointPlan plan, ToDoubleFunction<Point> loss) {
        return landscape(geometry, plan, loss, point -> 0, List.of());
    }

    /** The plan that a landscape along the paper's directions has. */
    static PointPlan plan(Grid grid) {
        return ProtocolMeasures.plan(grid, geometry(grid));
    }

    static Landscape path(PointPlan plan, ToDoubleFunction<Point> loss, List<TrajectoryPoint> trajectory) {
        return landscape(plan, loss, point -> 0, trajectory);
    }

    private static Landscape landscape(
            PointPlan plan,
            ToDoubleFunction<Point> loss,
            ToDoubleFunction<Point> error,
            List<TrajectoryPoint> trajectory) {
        return landscape(geometry(plan.grid()), plan, loss, error, trajectory);
    }

    private static Landscape landscape(
            Geometry geometry,
            PointPlan plan,
            ToDoubleFunction<Point> loss,
            ToDoubleFunction<Point> error,
            List<TrajectoryPoint> trajectory) {
        List<PointValue> values = IntStream.range(0, plan.size())
                .mapToObj(plan::point)
                .map(point -> value(loss.applyAsDouble(point), error.applyAsDouble(point)))
                .toList();
        Map<Anchor, PointValue> models = Arrays.stream(Anchor.values())
                .collect(Collectors.toMap(model -> model, model -> values.get(model == Anchor.THETA1 ? 1 : 0)));
        return new Landscape(plan, values, geometry, models, trajectory);
    }

    static PointValue value(double loss, double error) {
        int nonFinite = Double.isFinite(loss) ? 0 : 1;
        int errors = (int) Math.round(error * DEV_EXAMPLES);
        return new PointValue(
                new Evaluation(loss, 0.01, 0, 400, nonFinite, Map.of()),
                new Evaluation(loss, 0.01, errors, DEV_EXAMPLES, nonFinite, Map.of()));
    }

    static TrajectoryPoint checkpoint(long step, double loss, double beta, double cosine) {
        Projection projection = new Projection(new PathPosition(0, beta, cosine), new SlicePosition(0, 0, 0));
        PointValue finalHead = value(loss + 1, 0);
        return new TrajectoryPoint(
                step, step / 10.0, projection, value(loss, 0), finalHead, Optional.of(value(loss + 2, 0)));
    }

    private static Geometry geometry(Grid grid) {
        AxisGeometry alpha = new AxisGeometry(AxisKind.OPTIMIZATION, DELTA1_NORM, DELTA1_NORM);
        AxisGeometry beta = new AxisGeometry(AxisKind.SECOND_TASK, 7, DELTA1_NORM);
        return geometry(
                Origin.THETA0,
                grid.isLine() ? List.of(alpha) : List.of(alpha, beta),
                Map.of(Anchor.THETA0, Point.START, Anchor.THETA1, Point.END));
    }

    static Geometry geometry(Origin origin, List<AxisGeometry> axes, Map<Anchor, Point> anchors) {
        double cosine = axes.size() == 1 ? Double.NaN : COSINE;
        return new Geometry(
                49, THETA1_NORM, DELTA1_NORM, origin, axes, false, cosine, cosine, new TreeMap<>(anchors), 100);
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
