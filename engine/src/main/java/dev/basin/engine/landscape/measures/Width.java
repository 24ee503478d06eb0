package dev.basin.engine.landscape.measures;

import dev.basin.engine.landscape.Curve;
import dev.basin.engine.landscape.Geometry;
import dev.basin.engine.landscape.Landscape;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * W2, how wide the optimum at theta1 is along the line: the interval around it in which the loss stays at most f(theta1) +
 * threshold; none where theta1 lies off the line. The crossing is interpolated linearly between samples; beside a sample that is not finite the interval ends at
 * the last one that is.
 *
 * @param threshold rise above f(theta1) in nats, above 0
 */
public record Width(double threshold) implements LandscapeMeasure {
    private static final String RANGE_END = "the interval reaches the end of the range: a lower bound";

    public Width {
        Measure.requireAboveZero("threshold", threshold);
    }

    @Override
    public List<Measure> of(Landscape landscape) {
        return landscape.isLine()
                ? landscape
                        .end()
                        .map(end -> around(end.point().alpha(), landscape.trainLossCurve(), landscape.geometry()))
                        .orElse(List.of())
                : List.of();
    }

    /**
     * The same around an optimum of any curve.
     *
     * @param optimum a sampled alpha, at which theta1 stands
     */
    public List<Measure> around(double optimum, Curve curve, Geometry geometry) {
        double level = curve.values().get(optimum) + threshold;
        Reach right = reach(curve.values().tailMap(optimum, true), level);
        Reach left = reach(curve.values().headMap(optimum, true).descendingMap(), level);
        double width = Double.isFinite(level) ? geometry.length(right.alpha - left.alpha, 0) : Double.NaN;
        String reference = "W2: length of the interval around theta1 at alpha = %s with f <= f(theta1) + %s nats"
                .formatted(Measure.plain(optimum), threshold);
        List<Measure> measures = LengthUnit.lengths(Measure.id("width", threshold), width, geometry, reference);
        return left.open || right.open
                ? measures.stream().map(m -> m.withCaveat(RANGE_END)).toList()
                : measures;
    }

    /** How far the loss stays at or below the level. */
    private record Reach(double alpha, boolean open) {}

    private static Reach reach(NavigableMap<Double, Double> outward, double level) {
        Map.Entry<Double, Double> last = outward.firstEntry();
        for (Map.Entry<Double, Double> next : outward.entrySet()) {
            if (!(next.getValue() <= level)) {
                return new Reach(crossing(last, next, level), false);
            }
            last = next;
        }
        return new Reach(last.getKey(), true);
    }

    private static double crossing(Map.Entry<Double, Double> inside, Map.Entry<Double, Double> outside, double level) {
        if (!Double.isFinite(outside.getValue())) {
            return inside.getKey();
        }
        double part = (level - inside.getValue()) / (outside.getValue() - inside.getValue());
        return inside.getKey() + part * (outside.getKey() - inside.getKey());
    }
}
