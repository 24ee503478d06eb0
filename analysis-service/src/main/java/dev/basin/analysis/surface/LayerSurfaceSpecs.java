package dev.basin.analysis.surface;

import dev.basin.analysis.question.LayerGroups;
import dev.basin.analysis.question.ModelShapes;
import dev.basin.analysis.v1.LayerSurface;
import dev.basin.engine.checkpoint.ModelDirectory;
import dev.basin.engine.landscape.Grid;
import dev.basin.engine.layers.surface.LayerPlan;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.landscape.v1.Range;
import dev.basin.requests.Checkpoints;
import dev.basin.requests.Ranges;
import dev.basin.serving.errors.Violations;
import jakarta.inject.Singleton;

/** What a request for layer-group surfaces means: its checks, its defaults and its points. */
@Singleton
class LayerSurfaceSpecs {
    static final String THETA2 = "spec.layer_surface.theta2";

    private static final String FIELD = "spec.layer_surface";
    private static final double DEFAULT_END = 4;
    private static final int DEFAULT_POINTS = 40;
    private static final int MOST_POINTS_ON_AXIS = 1000;
    private static final int MOST_POINTS_IN_RANGE = 10_000;
    private static final long MOST_POINTS = 1_000_000;
    private static final int DEFAULT_TILE_POINTS = 8;
    private static final int MOST_TILE_POINTS = 1024;

    private final Checkpoints checkpoints;

    LayerSurfaceSpecs(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    LayerSurface complete(LayerSurface surface, ModelDirectory theta1) {
        Violations violations = new Violations();
        LayerGroups.check(FIELD + ".groups", surface.getGroupsList(), theta1, violations);
        checkTiles(surface.getTilePoints(), violations);
        LayerSurface complete = withAxes(surface, violations);
        checkAxes(complete, violations);
        violations.throwIfAny();
        if (surface.hasTheta2()) {
            ModelShapes.requireSame(THETA2, checkpoints.open(THETA2, surface.getTheta2()), theta1);
        }
        return complete.getGroupsCount() > 0 ? complete : withThirds(complete, theta1);
    }

    private static void checkTiles(int points, Violations violations) {
        violations.require(
                points >= 0 && points <= MOST_TILE_POINTS, FIELD + ".tile_points", points, "0 to " + MOST_TILE_POINTS);
    }

    private static LayerSurface withAxes(LayerSurface surface, Violations violations) {
        int tilePoints = surface.getTilePoints() == 0 ? DEFAULT_TILE_POINTS : surface.getTilePoints();
        LayerSurface.Builder complete = surface.toBuilder().setTilePoints(tilePoints);
        Range shared = shared(surface, violations);
        if (!surface.hasAlpha()) {
            complete.setAlpha(shared);
        }
        if (surface.hasTheta2() && !surface.hasBeta()) {
            complete.setBeta(shared);
        }
        return complete.build();
    }

    /** The range of the axes that have none of their own. */
    private static Range shared(LayerSurface surface, Violations violations) {
        int points = surface.getPoints();
        violations.require(
                points == 0 || (points >= 2 && points <= MOST_POINTS_ON_AXIS),
                FIELD + ".points",
                points,
                "0, or 2 to " + MOST_POINTS_ON_AXIS);
        boolean unset = surface.getMin() == 0 && surface.getMax() == 0;
        violations.require(
                unset || surface.getMin() < surface.getMax(),
                FIELD + ".max",
                surface.getMax(),
                "above min = " + surface.getMin() + ", or 0 for both");
        return Range.newBuilder()
                .setMin(unset ? -DEFAULT_END : surface.getMin())
                .setMax(unset ? DEFAULT_END : surface.getMax())
                .setPoints(points == 0 ? DEFAULT_POINTS : points)
                .build();
    }

    private static void checkAxes(LayerSurface complete, Violations violations) {
        Ranges.check(FIELD + ".alpha", complete.getAlpha(), MOST_POINTS_IN_RANGE, violations);
        if (complete.hasBeta()) {
            Ranges.check(FIELD + ".beta", complete.getBeta(), MOST_POINTS_IN_RANGE, violations);
            long points =
                    (long) complete.getAlpha().getPoints() * complete.getBeta().getPoints();
            violations.require(points <= MOST_POINTS, FIELD, points + " points", "at most " + MOST_POINTS + " points");
            violations.require(
                    complete.hasTheta2(), FIELD + ".beta", "a range without a theta2", "no range, or theta2 as well");
        }
        if (complete.hasTheta2()) {
            violations.require(
                    !complete.getTheta2().getKey().isEmpty(), THETA2 + ".key", "nothing", "a checkpoint's key");
        }
    }

    private static LayerSurface withThirds(LayerSurface surface, ModelDirectory theta1) {
        return surface.toBuilder()
                .addAllGroups(
                        LayerGroups.toMessages(LayerGroup.thirds(theta1.config().layers())))
                .build();
    }

    /** Every point of each group's surface, by a completed request. */
    static LayerPlan plan(LayerSurface surface) {
        return LayerPlan.of(
                surface.hasBeta()
                        ? new Grid(Ranges.axis(surface.getAlpha()), Ranges.axis(surface.getBeta()))
                        : Grid.line(Ranges.axis(surface.getAlpha())));
    }
}
