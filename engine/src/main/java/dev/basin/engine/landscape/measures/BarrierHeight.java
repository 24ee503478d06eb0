package dev.basin.engine.landscape.measures;

import dev.basin.engine.landscape.Curve;
import dev.basin.engine.landscape.Landscape;
import java.util.List;

/**
 * How high the straight way from theta0 to theta1 climbs: above the higher of its ends, which is 0 where nothing stands between
 * them, and above theta1. Needs {@value ProtocolMeasures#PATH_POINTS} samples on the way, and so an axis of alpha along delta1;
 * it is descriptive as {@link LargestBump} is.
 */
public record BarrierHeight() implements LandscapeMeasure {
    @Override
    public List<Measure> of(Landscape landscape) {
        Curve path = landscape.trainLossCurve().between(0, 1);
        if (!landscape.geometry().holdsPath() || path.points() < ProtocolMeasures.PATH_POINTS) {
            return List.of();
        }
        double start = path.values().get(0.0);
        double end = path.values().get(1.0);
        double top = top(path);
        return List.of(
                measure("ends", top - Math.max(start, end), "max(f(0), f(1))"), measure("end", top - end, "f(1)"));
    }

    private static Measure measure(String above, double height, String base) {
        return Measure.of(
                "barrier_height/" + above,
                height,
                "nats",
                "E1: max over 0 <= a <= 1 of f(a), minus " + base + ", at least 0");
    }

    private static double top(Curve path) {
        return path.values().values().stream()
                .mapToDouble(loss -> Double.isFinite(loss) ? loss : Double.NaN)
                .reduce(Double.NEGATIVE_INFINITY, Math::max);
    }
}
