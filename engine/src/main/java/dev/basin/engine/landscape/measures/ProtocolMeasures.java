package dev.basin.engine.landscape.measures;

import dev.basin.engine.landscape.Anchor;
import dev.basin.engine.landscape.Geometry;
import dev.basin.engine.landscape.Grid;
import dev.basin.engine.landscape.Landscape;
import dev.basin.engine.landscape.PointPlan;
import java.util.List;

/** The measures by which the paper's claims are judged, and the probes they need beside a grid. */
public final class ProtocolMeasures implements LandscapeMeasure {
    /** Points on the way from theta0 to theta1 at which a bump is looked for. */
    public static final int PATH_POINTS = 21;

    /** Step of the second difference at theta1; float32 losses are too coarse for a much smaller one. */
    public static final double SECOND_DIFFERENCE_STEP = 0.25;

    private static final List<LandscapeMeasure> ALL = List.of(
            new EndPoint(),
            new BasinArea(0.1),
            new BasinArea(0.25),
            new BasinArea(0.5),
            new Width(0.1),
            new Width(0.25),
            new Width(0.5),
            new MeanRise(0.25),
            new MeanRise(0.5),
            new MeanRise(1),
            new LargestBump(),
            new BarrierHeight(),
            new TimeToLoss(0.1),
            new Straightness(),
            new PathDeviation(),
            new SecondDifference(SECOND_DIFFERENCE_STEP),
            new LossErrorRanks(),
            new LossErrorOverlap(0.1),
            new Minima(),
            new TrainingProgress());

    /** The points to evaluate for these measures: the grid, the models that lie on the landscape, and what a line needs. */
    public static PointPlan plan(Grid grid, Geometry geometry) {
        PointPlan plan = PointPlan.of(grid).withProbes(geometry.anchors().values());
        return grid.isLine() ? alongLine(plan, geometry) : plan;
    }

    private static PointPlan alongLine(PointPlan plan, Geometry geometry) {
        PointPlan withPath = geometry.holdsPath() ? plan.withPath(PATH_POINTS) : plan;
        return geometry.position(Anchor.THETA1)
                .map(end -> withPath.withNeighbours(end, SECOND_DIFFERENCE_STEP))
                .orElse(withPath);
    }

    @Override
    public List<Measure> of(Landscape landscape) {
        return ALL.stream().flatMap(measure -> measure.of(landscape).stream()).toList();
    }
}
