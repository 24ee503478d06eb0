package dev.basin.engine.landscape.measures;

import dev.basin.engine.landscape.AxisKind;
import dev.basin.engine.landscape.Circle;
import dev.basin.engine.landscape.Landscape;
import dev.basin.engine.landscape.Point;
import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.landscape.Sample;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * W3, mean rise of the loss on a circle around theta1; on two filter-normalised random axes it is W4. Taken from probes where
 * the plan holds them, else interpolated bilinearly on the grid; none where the circle leaves the grid or theta1 lies off it.
 *
 * @param radius radius in the coordinates of the plane
 */
public record MeanRise(double radius) implements LandscapeMeasure {
    private static final int ANGLES = 72;
    private static final int PROBED_ANGLES = 16;

    public MeanRise {
        Measure.requireAboveZero("radius", radius);
    }

    /** The circle whose points, as probes of the plan, make this measure exact. */
    public Circle probes(Point end) {
        return new Circle(end, radius, PROBED_ANGLES);
    }

    @Override
    public List<Measure> of(Landscape landscape) {
        return landscape.end().map(end -> around(end, landscape)).orElse(List.of());
    }

    private List<Measure> around(Sample end, Landscape landscape) {
        OptionalDouble exact = exact(landscape, end.point());
        if (exact.isPresent()) {
            return List.of(measure(exact.getAsDouble(), end, landscape, PROBED_ANGLES + " exact points"));
        }
        return interpolated(landscape, end.point()).stream()
                .mapToObj(mean -> measure(mean, end, landscape, ANGLES + " points, bilinear on the grid"))
                .toList();
    }

    private Measure measure(double mean, Sample end, Landscape landscape, String how) {
        String reference = "%s: mean over phi of f(%3$s + r(cos phi, sin phi)) - f%3$s, r = %2$s; %4$s"
                .formatted(number(landscape), radius, end.point().text(), how);
        double rise = mean - end.value().train().meanLoss();
        return Measure.of(Measure.id("mean_rise", radius), rise, "nats", reference);
    }

    private static String number(Landscape landscape) {
        boolean filters =
                landscape.geometry().axes().stream().allMatch(axis -> axis.kind() == AxisKind.RANDOM_PER_FILTER);
        return filters ? "W4" : "W3";
    }

    private OptionalDouble exact(Landscape landscape, Point end) {
        List<PointValue> values = probes(end).points().stream()
                .map(landscape::probe)
                .flatMap(Optional::stream)
                .toList();
        return values.size() < PROBED_ANGLES
                ? OptionalDouble.empty()
                : values.stream().mapToDouble(value -> value.train().meanLoss()).average();
    }

    private OptionalDouble interpolated(Landscape landscape, Point end) {
        Circle circle = new Circle(end, radius, ANGLES);
        return circle.points().stream().allMatch(landscape.grid()::covers)
                ? circle.points().stream()
                        .mapToDouble(landscape.trainLoss()::interpolate)
                        .average()
                : OptionalDouble.empty();
    }
}
