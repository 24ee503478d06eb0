package dev.basin.engine.landscape.measures;

import dev.basin.engine.landscape.Landscape;
import dev.basin.engine.landscape.PointPlan;
import java.util.List;

/** The measures by which the paper's claims are judged, and the probes they need beside a grid. */
public final class ProtocolMeasures implements LandscapeMeasure {
    /** Points on the way from (0, 0) to (1, 0) at which a bump is looked for. */
    public static final int PATH_POINTS = 21;

    /** Step of the second difference at (1, 0); float32 losses are too coarse for a much smaller one. */
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

    /** Adds the probes along delta1 that a line needs; a plane needs none. */
    public static PointPlan probe(PointPlan plan) {
        return plan.grid().isLine() ? plan.withPath(PATH_POINTS).withNeighboursOfEnd(SECOND_DIFFERENCE_STEP) : plan;
    }

    @Override
    public List<Measure> of(Landscape landscape) {
        return ALL.stream().flatMap(measure -> measure.of(landscape).stream()).toList();
    }
}
