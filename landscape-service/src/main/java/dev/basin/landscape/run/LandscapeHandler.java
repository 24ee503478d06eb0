package dev.basin.landscape.run;

import dev.basin.jobs.JobContext;
import dev.basin.jobs.JobHandler;
import dev.basin.jobs.Payload;
import dev.basin.landscape.evaluation.Evaluators;
import dev.basin.landscape.evaluation.SpecStore;
import dev.basin.landscape.planning.Forecast;
import dev.basin.landscape.planning.Planning;
import dev.basin.landscape.result.LandscapeResults;
import dev.basin.landscape.v1.LandscapeSpec;
import jakarta.inject.Singleton;

/**
 * Coordinates one landscape: the checkpoints themselves first, so that nonsense is seen at once, then the tiles, then what can
 * be read from them.
 */
@Singleton
public class LandscapeHandler implements JobHandler {
    /** Collection of landscapes in resource names. */
    public static final String KIND = "landscapes";

    private final SpecStore specs;
    private final Evaluators evaluators;
    private final Planning planning;
    private final CheckpointPhase checkpoints;
    private final TilePhase tiles;
    private final LandscapeResults results;

    LandscapeHandler(
            SpecStore specs,
            Evaluators evaluators,
            Planning planning,
            CheckpointPhase checkpoints,
            TilePhase tiles,
            LandscapeResults results) {
        this.specs = specs;
        this.evaluators = evaluators;
        this.planning = planning;
        this.checkpoints = checkpoints;
        this.tiles = tiles;
        this.results = results;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobContext context) throws Exception {
        LandscapeSpec spec = LandscapeSpec.parseFrom(context.spec().toBytes());
        String sha256 = specs.put(context.key(), spec);
        try {
            Forecast forecast = planning.forecast(context, spec);
            ExactValues exact = checkpoints.run(context, spec, sha256, forecast);
            double secondsPerPoint = tiles.run(context, spec, sha256, forecast);
            context.setResult(Payload.of(results.assemble(context, spec, sha256, exact, secondsPerPoint)
                    .toByteArray()));
        } finally {
            evaluators.release(context.key());
        }
    }
}
