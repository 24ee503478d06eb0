package dev.basin.landscape.tiles;

import dev.basin.jobs.JobKey;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.landscape.v1.TileResult;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;

/**
 * Finished tiles in the artifact store, one file each. The first stored result of a tile stays; any other would have the same
 * content, so that a tile may be delivered more than once.
 */
@Singleton
public class TileStore {
    private static final String ENDING = ".tile";

    private final ArtifactStore store;

    TileStore(ArtifactStore store) {
        this.store = store;
    }

    void put(JobKey landscape, TileResult result) throws IOException {
        if (!has(landscape, result.getIndex())) {
            store.put(key(landscape, result.getIndex()), result.toByteArray());
        }
    }

    /** Whether the tile is finished. */
    public boolean has(JobKey landscape, int index) throws IOException {
        return store.stat(key(landscape, index)).isPresent();
    }

    public TileResult get(JobKey landscape, int index) throws IOException {
        try (InputStream content = store.open(key(landscape, index))) {
            return TileResult.parseFrom(content);
        }
    }

    /** Indices of the finished tiles. */
    public BitSet finished(JobKey landscape) throws IOException {
        BitSet indices = new BitSet();
        for (ArtifactKey tile : store.keys(folder(landscape))) {
            String name = tile.value();
            indices.set(Integer.parseInt(name.substring(name.lastIndexOf('/') + 1, name.length() - ENDING.length())));
        }
        return indices;
    }

    private static ArtifactKey key(JobKey landscape, int index) {
        return folder(landscape).child(TileAttempts.piece(index) + ENDING);
    }

    private static ArtifactKey folder(JobKey landscape) {
        return landscape.artifact("tiles");
    }
}
