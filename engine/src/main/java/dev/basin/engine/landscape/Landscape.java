package dev.basin.engine.landscape;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * A finished landscape: a value at each point of its plan, and what is needed to judge it.
 *
 * @param values one per point of the plan, in its order
 * @param theta0 value at the initial checkpoint itself, with the head of theta1
 * @param theta1 value at the trained checkpoint itself
 * @param trajectory states of the training path in order; may be empty
 */
public record Landscape(
        PointPlan plan,
        List<PointValue> values,
        Geometry geometry,
        PointValue theta0,
        PointValue theta1,
        List<TrajectoryPoint> trajectory) {
    public Landscape {
        values = List.copyOf(values);
        trajectory = List.copyOf(trajectory);
        if (values.size() != plan.size()) {
            throw new IllegalArgumentException(
                    "the plan has %d points, got %d values".formatted(plan.size(), values.size()));
        }
        if (geometry.isLine() && !plan.grid().isLine()) {
            throw new IllegalArgumentException("a line cannot hold points with beta other than 0, got " + plan.grid());
        }
    }

    public Grid grid() {
        return plan.grid();
    }

    public boolean isLine() {
        return grid().isLine();
    }

    /** Value at theta0 + 0·delta1. */
    public PointValue start() {
        return values.get(0);
    }

    /** Value at theta0 + 1·delta1. */
    public PointValue end() {
        return values.get(1);
    }

    public List<SanityRow> sanity() {
        return List.of(new SanityRow(Point.START, start(), theta0), new SanityRow(Point.END, end(), theta1));
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
}
