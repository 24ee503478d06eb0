package dev.basin.engine.landscape.measures;

import dev.basin.engine.landscape.Curve;
import dev.basin.engine.landscape.Landscape;
import java.util.List;

/**
 * E1, the largest rise of the loss on the straight way from theta0 to theta1: 0 if it only falls. Needs
 * {@value ProtocolMeasures#PATH_POINTS} samples on the way, and so an axis of alpha along delta1. Descriptive only: the shape of this path does not tell how well a
 * model does on unseen data (Vlaar and Frankle 2022).
 */
public record LargestBump() implements LandscapeMeasure {
    @Override
    public List<Measure> of(Landscape landscape) {
        Curve path = landscape.trainLossCurve().between(0, 1);
        return !landscape.geometry().holdsPath() || path.points() < ProtocolMeasures.PATH_POINTS
                ? List.of()
                : List.of(Measure.of(
                        "largest_bump", bump(path), "nats", "E1: max over 0 <= a < b <= 1 of f(b) - f(a), at least 0"));
    }

    private static double bump(Curve path) {
        double lowest = Double.POSITIVE_INFINITY;
        double bump = 0;
        for (double loss : path.values().values()) {
            if (!Double.isFinite(loss)) {
                return Double.NaN;
            }
            lowest = Math.min(lowest, loss);
            bump = Math.max(bump, loss - lowest);
        }
        return bump;
    }
}
