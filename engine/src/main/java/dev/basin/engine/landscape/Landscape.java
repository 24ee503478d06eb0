package dev.basin.engine.landscape;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * A finished landscape: a value at each point of its plan, and what is needed to judge it.
 *
 * @param values one per point of the plan, in its order
 * @param models values at the models themselves with the head of theta1: at theta1, and at all that lie on the landscape
 * @param trajectory states of the training path in order; may be empty
 */
public record Landscape(
        PointPlan plan,
        List<PointValue> values,
        Geometry geometry,
        Map<Anchor, PointValue> models,
        List<TrajectoryPoint> trajectory) {
    public Landscape {
        values = List.copyOf(values);
        models = Map.copyOf(models);
        trajectory = List.copyOf(trajectory);
        if (values.size() != plan.size()) {
            throw new IllegalArgumentException(
                    "the plan has %d points, got %d values".formatted(plan.size(), values.size()));
        }
        if (geometry.isLine() && !plan.grid().isLine()) {
            throw new IllegalArgumentException("a line cannot hold points with beta other than 0, got " + plan.grid());
        }
        requireModels(plan, geometry, models);
    }

    public Grid grid() {
        return plan.grid();
    }

    public boolean isLine() {
        return grid().isLine();
    }

    /** Value at the trained model itself, whether or not it lies on the landscape. */
    public PointValue theta1() {
        return models.get(Anchor.THETA1);
    }

    /** The trained model as a point of the landscape; empty where it lies off it, and nothing around it can be said. */
    public Optional<Sample> end() {
        return sample(Anchor.THETA1);
    }

    /** A model as a point of the landscape; empty where it lies off it. */
    public Optional<Sample> sample(Anchor model) {
        return geometry.position(model)
                .map(point -> new Sample(point, probe(point).orElseThrow()));
    }

    /** A row for each model that lies on the landscape. */
    public List<SanityRow> sanity() {
        return geometry.anchors().entrySet().stream()
                .map(anchor -> new SanityRow(
                        anchor.getKey(),
                        anchor.getValue(),
                        probe(anchor.getValue()).orElseThrow(),
                        models.get(anchor.getKey())))
                .toList();
    }

    /** Mean training loss over the grid. */
    public Surface trainLoss() {
        return surface(value -> value.train().meanLoss());
    }

    /** Share of wrong predictions on the dev set over the grid: the generalization-error surface. */
    public Surface devError() {
        return surface(value -> value.dev().error());
    }

    public Surface surface(ToDoubleFunction<PointValue> quantity) {
        int probes = plan.probes().size();
        return Surface.of(grid(), cell -> quantity.applyAsDouble(values.get(probes + cell)));
    }

    /** Mean training loss at every sampled point with beta = 0, probes included. */
    public Curve trainLossCurve() {
        return curve(value -> value.train().meanLoss());
    }

    public Curve curve(ToDoubleFunction<PointValue> quantity) {
        NavigableMap<Double, Double> samples = new TreeMap<>();
        for (int i = 0; i < plan.size(); i++) {
            if (plan.point(i).beta() == 0) {
                samples.put(plan.point(i).alpha(), quantity.applyAsDouble(values.get(i)));
            }
        }
        return new Curve(samples);
    }

    /** The value at a point that was evaluated as a probe. */
    public Optional<PointValue> probe(Point point) {
        int index = plan.probes().indexOf(point);
        return index < 0 ? Optional.empty() : Optional.of(values.get(index));
    }

    /** Number of grid points whose training or dev loss is not finite. */
    public long nonFinitePoints() {
        return values.stream()
                .skip(plan.probes().size())
                .filter(value -> !value.isFinite())
                .count();
    }

    private static void requireModels(PointPlan plan, Geometry geometry, Map<Anchor, PointValue> models) {
        if (!models.keySet().containsAll(geometry.anchors().keySet()) || !models.containsKey(Anchor.THETA1)) {
            throw new IllegalArgumentException("values at theta1 and at %s are needed, got those at %s"
                    .formatted(geometry.anchors().keySet(), models.keySet()));
        }
        if (!plan.probes().containsAll(geometry.anchors().values())) {
            throw new IllegalArgumentException(
                    "the models at %s must be probes, got %s".formatted(geometry.anchors(), plan.probes()));
        }
    }
}
