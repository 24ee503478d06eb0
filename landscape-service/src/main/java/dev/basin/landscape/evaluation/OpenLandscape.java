package dev.basin.landscape.evaluation;

import dev.basin.engine.bert.BertModel;
import dev.basin.engine.landscape.Objective;
import dev.basin.engine.landscape.PointPlan;
import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.landscape.Projection;
import dev.basin.engine.landscape.Slice;
import dev.basin.engine.landscape.SlicePosition;
import dev.basin.engine.landscape.TileEvaluator;
import dev.basin.engine.landscape.TrajectoryPoint;
import dev.basin.landscape.planning.Pace;
import dev.basin.landscape.settle.Settled;
import dev.basin.requests.CheckpointPosition;
import java.util.List;
import java.util.Optional;

/**
 * A landscape in native memory, ready for evaluation: its directions, the final head and the pinned examples. Belongs to the
 * engine thread that opened it.
 */
public final class OpenLandscape implements AutoCloseable {
    private final PointPlan plan;
    private final int tilePoints;
    private final BertModel theta1;
    private final Slice slice;
    private final Objective objective;
    private final TileEvaluator evaluator;
    private Optional<Pace> latestPace = Optional.empty();

    OpenLandscape(Settled settled, BertModel theta1, Slice slice, Objective objective) {
        this.plan = settled.plan();
        this.tilePoints = settled.spec().getTilePoints();
        this.theta1 = theta1;
        this.slice = slice;
        this.objective = objective;
        this.evaluator = new TileEvaluator(settled.plan(), slice, theta1.head(), objective);
    }

    public List<PointValue> evaluate(int tile) {
        return evaluator.evaluate(plan.tile(tile, tilePoints));
    }

    /** A checkpoint itself, with the final head and what else is fixed: what the slice must show at the point where it lies. */
    public PointValue evaluate(BertModel checkpoint) {
        long start = System.nanoTime();
        PointValue value = objective.evaluate(slice.held(checkpoint.encoder()), theta1.head());
        latestPace = Optional.of(Pace.of(System.nanoTime() - start, 1));
        return value;
    }

    /** How long the newest evaluation of a checkpoint took; empty before the first. */
    public Optional<Pace> latestPace() {
        return latestPace;
    }

    /** A state of the path: where it stands, its values with its own and with the final head, and the value below it. */
    public TrajectoryPoint trace(CheckpointPosition position, BertModel checkpoint) {
        Projection projection = slice.project(checkpoint.encoder());
        return new TrajectoryPoint(
                position.step(),
                position.epoch(),
                projection,
                objective.evaluate(checkpoint.encoder(), checkpoint.head()),
                evaluate(checkpoint),
                below(projection.slice()));
    }

    private Optional<PointValue> below(SlicePosition position) {
        return position.isFinite() ? Optional.of(evaluator.evaluate(position.point())) : Optional.empty();
    }

    @Override
    public void close() {
        objective.close();
        slice.close();
        theta1.close();
    }
}
