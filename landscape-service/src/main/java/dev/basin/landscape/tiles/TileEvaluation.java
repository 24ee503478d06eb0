package dev.basin.landscape.tiles;

import dev.basin.jobs.JobKey;
import dev.basin.landscape.v1.TileResult;
import dev.basin.landscape.v1.TileTask;
import java.io.IOException;

/** What a worker does with a tile. */
public interface TileEvaluation {
    /** Whether this process computes numbers the way the tile asks for. */
    boolean canFollow(TileTask task);

    /**
     * Evaluates every point of a tile.
     *
     * @throws IOException if what the landscape is made of cannot be read
     */
    TileResult evaluate(JobKey landscape, TileTask task) throws IOException;
}
