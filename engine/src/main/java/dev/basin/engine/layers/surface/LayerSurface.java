package dev.basin.engine.layers.surface;

import dev.basin.engine.landscape.Curve;
import dev.basin.engine.landscape.Geometry;
import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.landscape.measures.Measure;
import dev.basin.engine.landscape.measures.Width;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A finished surface of one group.
 *
 * @param group name of the group
 * @param values one per point of the plan, in its order
 * @param geometry over the parameters of the group
 */
public record LayerSurface(String group, LayerPlan plan, List<PointValue> values, Geometry geometry) {
    /** Rises above f_G(0, 0) at which widths are read, in nats. */
    static final List<Double> THRESHOLDS = List.of(0.1, 0.25, 0.5);

    public LayerSurface {
        values = List.copyOf(values);
        if (values.size() != plan.size()) {
            throw new IllegalArgumentException(
                    "the plan has %d points, got %d values".formatted(plan.size(), values.size()));
        }
    }

    /** f_G(−1, 0): the group rolled back. */
    public PointValue rolledBack() {
        return values.get(0);
    }

    /** f_G(0, 0): theta1. */
    public PointValue trained() {
        return values.get(1);
    }

    /** Mean training loss at every point with beta = 0. */
    public Curve trainLossCurve() {
        NavigableMap<Double, Double> samples = new TreeMap<>();
        IntStream.range(0, plan.size())
                .filter(i -> plan.point(i).beta() == 0)
                .forEach(i ->
                        samples.put(plan.point(i).alpha(), values.get(i).train().meanLoss()));
        return new Curve(samples);
    }

    /** Widths of the optimum along delta1 on the group (W2), at each threshold and in each unit. */
    public List<Measure> measures() {
        Curve curve = trainLossCurve();
        return THRESHOLDS.stream()
                .map(Width::new)
                .flatMap(width -> width.around(0, curve, geometry).stream())
                .toList();
    }

    /** Number of grid points whose training or dev loss is not finite. */
    public long nonFinitePoints() {
        return values.stream()
                .skip(plan.probes().size())
                .filter(value -> !value.isFinite())
                .count();
    }
}
