package dev.basin.analysis.surface;

import dev.basin.common.v1.Evaluation;
import dev.basin.engine.landscape.Tile;
import dev.basin.engine.layers.surface.LayerPlan;
import dev.basin.jobs.JobKey;
import dev.basin.jobs.artifacts.Artifact;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.landscape.v1.TileResult;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finished tiles of layer-group surfaces in the artifact store, a folder per group. Evaluating a tile twice writes the same
 * content twice.
 */
@Singleton
class SurfaceTiles {
    private static final String ENDING = ".tile";

    private final ArtifactStore store;

    SurfaceTiles(ArtifactStore store) {
        this.store = store;
    }

    void put(JobKey analysis, int group, TileResult tile) throws IOException {
        store.put(folder(analysis, group).child("%06d".formatted(tile.getIndex()) + ENDING), tile.toByteArray());
    }

    /** Indices of a group's finished tiles. */
    Set<Integer> finished(JobKey analysis, int group) throws IOException {
        Set<Integer> indices = new TreeSet<>();
        for (Artifact tile : store.list(folder(analysis, group))) {
            String name = tile.key().value();
            indices.add(Integer.parseInt(name.substring(name.lastIndexOf('/') + 1, name.length() - ENDING.length())));
        }
        return indices;
    }

    /** One value per point of the plan, null where its tile is not finished. */
    Evaluation[] values(JobKey analysis, int group, LayerPlan plan, int tilePoints) throws IOException {
        Evaluation[] values = new Evaluation[plan.size()];
        List<Tile> all = plan.tiles(tilePoints);
        for (int index : finished(analysis, group)) {
            Tile tile = all.get(index);
            List<Evaluation> found = read(folder(analysis, group).child("%06d".formatted(index) + ENDING));
            for (int i = 0; i < tile.count(); i++) {
                values[tile.first() + i] = found.get(i);
            }
        }
        return values;
    }

    private List<Evaluation> read(ArtifactKey tile) throws IOException {
        try (InputStream content = store.open(tile)) {
            return TileResult.parseFrom(content).getValuesList();
        }
    }

    private static ArtifactKey folder(JobKey analysis, int group) {
        return analysis.artifact("surfaces/%04d".formatted(group));
    }
}
