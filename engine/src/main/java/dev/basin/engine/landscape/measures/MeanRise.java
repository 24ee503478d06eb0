package dev.basin.engine.landscape.measures;

import dev.basin.engine.landscape.Circle;
import dev.basin.engine.landscape.Landscape;
import dev.basin.engine.landscape.PointValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * W3, mean rise of the loss on a circle around (1, 0). Taken from probes where the plan holds them, else interpolated
 * bilinearly on the grid; none where the circle leaves the grid.
 *
 * @param radius radius in plane coordinates, in units of ‖delta1‖
 */
public record MeanRise(double radius) implements LandscapeMeasure {
    private static final int ANGLES = 72;
    private static final int PROBED_ANGLES = 16;

    public MeanRise {
        Measure.requireAboveZero("radius", radius);
    }

    /** The circle whose points, as probes of the plan, make this measure exact. */
    public Circle probes() {
        return new Circle(radius, PROBED_ANGLES);
    }

    @Override
    public List<Measure> of(Landscape landscape) {
        OptionalDouble exact = exact(landscape);
        if (exact.isPresent()) {
            return List.of(measure(exact.getAsDouble(), landscape, PROBED_ANGLES + " exact points"));
        }
        return interpolated(landscape).stream()
                .mapToObj(mean -> measure(mean, landscape, ANGLES + " points, bilinear on the grid"))
                .toList();
    }

    private Measure measure(double mean, Landscape landscape, String how) {
        double rise = mean - landscape.end().train().meanLoss();
        String reference =
                "W3: mean over phi of f((1,0) + r(cos phi, sin phi)) - f(1,0), r = %s; %s".formatted(radius, how);
        return Measure.of(Measure.id("mean_rise", radius), rise, "nats", reference);
    }

    private OptionalDouble exact(Landscape landscape) {
        List<PointValue> values = probes().points().stream()
                .map(landscape::probe)
                .flatMap(Optional::stream)
                .toList();
        return values.size() < PROBED_ANGLES
                ? OptionalDouble.empty()
                : values.stream().mapToDouble(value -> value.train().meanLoss()).average();
    }

    private OptionalDouble interpolated(Landscape landscape) {
        Circle circle = new Circle(radius, ANGLES);
        return circle.points().stream().allMatch(landscape.grid()::covers)
                ? circle.points().stream()
                        .mapToDouble(landscape.trainLoss()::interpolate)
                        .average()
                : OptionalDouble.empty();
    }
}
