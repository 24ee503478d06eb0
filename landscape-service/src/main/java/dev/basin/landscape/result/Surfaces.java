package dev.basin.landscape.result;

import dev.basin.common.v1.Evaluation;
import dev.basin.engine.landscape.PointPlan;
import dev.basin.engine.landscape.Tile;
import dev.basin.jobs.JobKey;
import dev.basin.landscape.settle.Settled;
import dev.basin.landscape.settle.SettledStore;
import dev.basin.landscape.spec.LandscapeSpecs;
import dev.basin.landscape.tiles.TileStore;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.landscape.v1.Surface;
import dev.basin.requests.SurfaceMessages;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Puts the values of finished tiles on their grid. */
@Singleton
public class Surfaces {
    private final TileStore tiles;
    private final SettledStore settled;

    Surfaces(TileStore tiles, SettledStore settled) {
        this.tiles = tiles;
        this.settled = settled;
    }

    /** The surface as far as it is computed. */
    public Surface read(JobKey landscape, LandscapeSpec spec) throws IOException {
        Optional<Settled> found = settled.find(landscape);
        return found.isPresent()
                ? onGrid(landscape, found.get().plan(), values(landscape, found.get()))
                : unsettled(landscape, spec);
    }

    private static Surface unsettled(JobKey landscape, LandscapeSpec spec) {
        if (LandscapeSpecs.hasAutomaticRange(spec)) {
            return Surface.newBuilder().setName(landscape.name()).build();
        }
        PointPlan plan = PointPlan.of(LandscapeSpecs.grid(spec));
        return onGrid(landscape, plan, new Evaluation[plan.size()]);
    }

    /** One value per point of the plan, null where its tile is not finished. */
    Evaluation[] values(JobKey landscape, Settled settled) throws IOException {
        Evaluation[] values = new Evaluation[settled.plan().size()];
        int tilePoints = settled.spec().getTilePoints();
        for (int index : tiles.finished(landscape).stream().toArray()) {
            Tile tile = settled.plan().tile(index, tilePoints);
            List<Evaluation> found = tiles.get(landscape, index).getValuesList();
            for (int i = 0; i < tile.count(); i++) {
                values[tile.first() + i] = found.get(i);
            }
        }
        return values;
    }

    static Surface onGrid(JobKey landscape, PointPlan plan, Evaluation[] values) {
        List<Evaluation> cells = Arrays.asList(values).subList(plan.probes().size(), values.length);
        return SurfaceMessages.toMessage(landscape.name(), plan.grid(), cells);
    }
}
