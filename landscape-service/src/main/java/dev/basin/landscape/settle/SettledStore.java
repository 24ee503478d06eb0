package dev.basin.landscape.settle;

import dev.basin.jobs.JobKey;
import dev.basin.jobs.artifacts.Artifact;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.landscape.v1.SettledLandscape;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Each settled landscape in the artifact store, so that a worker needs neither the database nor the coordinator. */
@Singleton
public class SettledStore {
    private final ArtifactStore store;

    SettledStore(ArtifactStore store) {
        this.store = store;
    }

    /** Keeps what was settled. */
    Settled put(JobKey landscape, SettledLandscape settled) throws IOException {
        Artifact stored = store.put(key(landscape), settled.toByteArray());
        return Settled.of(settled, stored.sha256());
    }

    /** What was settled; empty if nothing is yet. */
    public Optional<Settled> find(JobKey landscape) throws IOException {
        Optional<Artifact> stored = store.stat(key(landscape));
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream content = store.open(key(landscape))) {
            return Optional.of(
                    Settled.of(SettledLandscape.parseFrom(content), stored.get().sha256()));
        }
    }

    /**
     * The settled landscape that a tile refers to.
     *
     * @throws IOException if it is gone, or another one is there
     */
    public Settled get(JobKey landscape, String sha256) throws IOException {
        Settled stored = find(landscape).orElseThrow(() -> new IOException(landscape + " is not settled"));
        if (!stored.sha256().equals(sha256)) {
            throw new IOException("what was settled of %s has checksum %s; the tile was made for %s"
                    .formatted(landscape, stored.sha256(), sha256));
        }
        return stored;
    }

    private static ArtifactKey key(JobKey landscape) {
        return landscape.artifact("settled.pb");
    }
}
