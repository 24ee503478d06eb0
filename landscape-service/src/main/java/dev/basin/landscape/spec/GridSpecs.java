package dev.basin.landscape.spec;

import dev.basin.engine.landscape.Axis;
import dev.basin.engine.landscape.Grid;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.requests.Ranges;
import dev.basin.serving.errors.Refusal;
import dev.basin.serving.errors.Violations;
import java.util.List;

/** Reads the points of a landscape from its request. */
final class GridSpecs {
    private static final int MOST_POINTS_ON_AXIS = 10_000;
    private static final long MOST_POINTS = 1_000_000;

    private GridSpecs() {}

    /** Notes everything that is wrong with the axes. */
    static void check(LandscapeSpec spec, Violations violations) {
        check("spec.alpha", spec.getAlpha(), violations);
        if (spec.hasBeta()) {
            check("spec.beta", spec.getBeta(), violations);
            long points = (long) points(spec.getAlpha()) * points(spec.getBeta());
            violations.require(points <= MOST_POINTS, "spec", points + " points", "at most " + MOST_POINTS + " points");
        }
    }

    /** The grid of a request that was checked. */
    static Grid grid(LandscapeSpec spec) {
        Axis alpha = axis(spec.getAlpha());
        return spec.hasBeta() ? new Grid(alpha, axis(spec.getBeta())) : Grid.line(alpha);
    }

    private static void check(String field, dev.basin.landscape.v1.Axis axis, Violations violations) {
        switch (axis.getCoordinatesCase()) {
            case RANGE -> Ranges.check(field + ".range", axis.getRange(), MOST_POINTS_ON_AXIS, violations);
            case LIST -> check(field + ".list.values", axis.getList().getValuesList(), violations);
            case AUTOMATIC ->
                throw Refusal.notImplemented(field + ".automatic", "an automatic range", "range, or list");
            case COORDINATES_NOT_SET -> violations.add(field, "has no coordinates; accepted: range, or list");
        }
    }

    private static void check(String field, List<Double> values, Violations violations) {
        violations.require(
                !values.isEmpty() && values.size() <= MOST_POINTS_ON_AXIS,
                field,
                values.size() + " coordinates",
                "1 to " + MOST_POINTS_ON_AXIS);
        for (int i = 0; i < values.size(); i++) {
            double value = values.get(i);
            violations.require(Double.isFinite(value), field + "[" + i + "]", value, "a finite number");
            if (i > 0) {
                violations.require(
                        value > values.get(i - 1),
                        field + "[" + i + "]",
                        value,
                        "above the one before, " + values.get(i - 1));
            }
        }
    }

    private static Axis axis(dev.basin.landscape.v1.Axis axis) {
        return axis.hasRange()
                ? Ranges.axis(axis.getRange())
                : new Axis(axis.getList().getValuesList());
    }

    private static int points(dev.basin.landscape.v1.Axis axis) {
        return axis.hasRange() ? axis.getRange().getPoints() : axis.getList().getValuesCount();
    }
}
