package dev.basin.landscape.run;

import dev.basin.engine.landscape.measures.Measure;
import dev.basin.jobs.JobContext;
import dev.basin.jobs.JobHandler;
import dev.basin.jobs.Payload;
import dev.basin.landscape.planning.Forecast;
import dev.basin.landscape.planning.Planning;
import dev.basin.landscape.result.LandscapeResults;
import dev.basin.landscape.settle.SettlePhase;
import dev.basin.landscape.settle.Settled;
import dev.basin.landscape.tiles.TileQueue;
import dev.basin.landscape.v1.LandscapeSpec;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Coordinates one landscape: what its request leaves open first, then the checkpoints themselves, so that nonsense is seen at
 * once, then the tiles, then the curvature at theta1 if it is asked for, then what can be read from them.
 */
@Singleton
public class LandscapeHandler implements JobHandler {
    /** Collection of landscapes in resource names. */
    public static final String KIND = "landscapes";

    private final SettlePhase settling;
    private final Planning planning;
    private final CheckpointPhase checkpoints;
    private final TilePhase tiles;
    private final CurvaturePhase curvature;
    private final LandscapeResults results;
    private final TileQueue queue;

    LandscapeHandler(
            SettlePhase settling,
            Planning planning,
            CheckpointPhase checkpoints,
            TilePhase tiles,
            CurvaturePhase curvature,
            LandscapeResults results,
            TileQueue queue) {
        this.settling = settling;
        this.planning = planning;
        this.checkpoints = checkpoints;
        this.tiles = tiles;
        this.curvature = curvature;
        this.results = results;
        this.queue = queue;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobContext context) throws Exception {
        LandscapeSpec spec = LandscapeSpec.parseFrom(context.spec().toBytes());
        Settled settled = settling.run(context, spec);
        try {
            Forecast forecast = planning.forecast(context, settled.spec(), settled.plan());
            ExactValues exact = checkpoints.run(context, settled, forecast);
            double secondsPerPoint = tiles.run(context, settled, forecast);
            List<Measure> bends = curvature.run(context, settled.spec());
            context.setResult(Payload.of(results.assemble(context, settled, exact, bends, secondsPerPoint)
                    .toByteArray()));
        } finally {
            queue.tellEnded(context.key());
        }
    }
}
