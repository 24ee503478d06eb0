package dev.basin.landscape.spec;

import dev.basin.engine.landscape.Axis;
import dev.basin.engine.landscape.Grid;
import dev.basin.landscape.v1.AutomaticRange;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.landscape.v1.Range;
import dev.basin.requests.Ranges;
import dev.basin.serving.errors.Violations;
import java.util.List;

/** Reads the points of a landscape from its request. */
final class GridSpecs {
    private static final int MOST_POINTS_ON_AXIS = 10_000;
    private static final long MOST_POINTS = 1_000_000;
    private static final double DEFAULT_MARGIN = 0.5;
    private static final double MOST_MARGIN = 100;

    private GridSpecs() {}

    /** Notes everything that is wrong with the axes. */
    static void check(LandscapeSpec spec, Violations violations) {
        check("spec.alpha", spec.getAlpha(), violations);
        if (spec.hasBeta()) {
            check("spec.beta", spec.getBeta(), violations);
            long points = (long) points(spec.getAlpha()) * points(spec.getBeta());
            violations.require(points <= MOST_POINTS, "spec", points + " points", "at most " + MOST_POINTS + " points");
            if (isZero(spec.getBeta())) {
                violations.add(
                        "spec.beta",
                        "has the one coordinate 0, which is a line; accepted: other coordinates, or no beta");
            }
        }
    }

    /** The axis with every choice about its coordinates made, but for where an automatic range lies. */
    static dev.basin.landscape.v1.Axis complete(dev.basin.landscape.v1.Axis axis) {
        AutomaticRange automatic = axis.getAutomatic();
        return axis.hasAutomatic() && automatic.getMargin() == 0
                ? axis.toBuilder()
                        .setAutomatic(automatic.toBuilder().setMargin(DEFAULT_MARGIN))
                        .build()
                : axis;
    }

    /** The grid of a request that was checked and in which no range is automatic. */
    static Grid grid(LandscapeSpec spec) {
        Axis alpha = axis(spec.getAlpha());
        return spec.hasBeta() ? new Grid(alpha, axis(spec.getBeta())) : Grid.line(alpha);
    }

    /** Points of the grid of a request that was checked. */
    static int points(LandscapeSpec spec) {
        return points(spec.getAlpha()) * (spec.hasBeta() ? points(spec.getBeta()) : 1);
    }

    private static void check(String field, dev.basin.landscape.v1.Axis axis, Violations violations) {
        switch (axis.getCoordinatesCase()) {
            case RANGE -> Ranges.check(field + ".range", axis.getRange(), MOST_POINTS_ON_AXIS, violations);
            case LIST -> check(field + ".list.values", axis.getList().getValuesList(), violations);
            case AUTOMATIC -> check(field + ".automatic", axis.getAutomatic(), violations);
            case COORDINATES_NOT_SET -> violations.add(field, "has no coordinates; accepted: range, list or automatic");
        }
    }

    private static void check(String field, AutomaticRange range, Violations violations) {
        int points = range.getPoints();
        double margin = range.getMargin();
        violations.require(
                points >= 2 && points <= MOST_POINTS_ON_AXIS, field + ".points", points, "2 to " + MOST_POINTS_ON_AXIS);
        violations.require(margin >= 0 && margin <= MOST_MARGIN, field + ".margin", margin, "0 to 100");
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
        return switch (axis.getCoordinatesCase()) {
            case RANGE -> axis.getRange().getPoints();
            case LIST -> axis.getList().getValuesCount();
            case AUTOMATIC -> axis.getAutomatic().getPoints();
            case COORDINATES_NOT_SET -> 0;
        };
    }

    private static boolean isZero(dev.basin.landscape.v1.Axis axis) {
        Range range = axis.getRange();
        return axis.hasRange()
                ? range.getPoints() == 1 && range.getMin() == 0 && range.getMax() == 0
                : axis.getList().getValuesList().equals(List.of(0.0));
    }
}
