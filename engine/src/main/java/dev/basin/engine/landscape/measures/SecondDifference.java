package dev.basin.engine.landscape.measures;

import dev.basin.engine.landscape.Landscape;
import dev.basin.engine.landscape.Point;
import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.landscape.Sample;
import java.util.List;
import java.util.Optional;

/**
 * F1, curvature of the loss along the axis of alpha at theta1 by the second difference. Needs both neighbours as probes; none
 * where theta1 lies off the landscape.
 *
 * @param step distance of the neighbours in the coordinate alpha
 */
public record SecondDifference(double step) implements LandscapeMeasure {
    public SecondDifference {
        Measure.requireAboveZero("step", step);
    }

    @Override
    public List<Measure> of(Landscape landscape) {
        return landscape.end().map(end -> around(end, landscape)).orElse(List.of());
    }

    private List<Measure> around(Sample end, Landscape landscape) {
        double alpha = end.point().alpha();
        double beta = end.point().beta();
        Optional<PointValue> left = landscape.probe(new Point(alpha - step, beta));
        Optional<PointValue> right = landscape.probe(new Point(alpha + step, beta));
        if (left.isEmpty() || right.isEmpty()) {
            return List.of();
        }
        double difference = loss(left.get()) - 2 * loss(end.value()) + loss(right.get());
        double length = landscape.geometry().length(step, 0);
        return LengthUnit.curvatures(
                Measure.id("second_difference", step),
                difference / (length * length),
                landscape.geometry(),
                "F1: (f(a-h) - 2 f(a) + f(a+h)) / h² along alpha at theta1, a = %s, h = %s".formatted(alpha, step));
    }

    private static double loss(PointValue value) {
        return value.train().meanLoss();
    }
}
