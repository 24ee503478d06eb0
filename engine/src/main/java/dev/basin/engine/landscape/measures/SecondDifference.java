package dev.basin.engine.landscape.measures;

import dev.basin.engine.landscape.Landscape;
import dev.basin.engine.landscape.Point;
import dev.basin.engine.landscape.PointValue;
import java.util.List;
import java.util.Optional;

/**
 * F1, curvature of the loss along delta1 at alpha = 1 by the second difference. Needs both neighbours as probes.
 *
 * @param step distance of the neighbours in units of ‖delta1‖
 */
public record SecondDifference(double step) implements LandscapeMeasure {
    public SecondDifference {
        Measure.requireAboveZero("step", step);
    }

    @Override
    public List<Measure> of(Landscape landscape) {
        Optional<PointValue> left = landscape.probe(new Point(1 - step, 0));
        Optional<PointValue> right = landscape.probe(new Point(1 + step, 0));
        if (left.isEmpty() || right.isEmpty()) {
            return List.of();
        }
        double difference = loss(left.get()) - 2 * loss(landscape.end()) + loss(right.get());
        return LengthUnit.curvatures(
                Measure.id("second_difference", step),
                difference / (step * step),
                landscape.geometry(),
                "F1: (f(1-h) - 2 f(1) + f(1+h)) / h², h = " + step);
    }

    private static double loss(PointValue value) {
        return value.train().meanLoss();
    }
}
