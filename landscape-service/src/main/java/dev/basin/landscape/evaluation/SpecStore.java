package dev.basin.landscape.evaluation;

import dev.basin.jobs.JobKey;
import dev.basin.jobs.artifacts.Artifact;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.landscape.v1.LandscapeSpec;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;

/** The specification of each landscape in the artifact store, so that a worker needs neither the database nor the coordinator. */
@Singleton
public class SpecStore {
    private final ArtifactStore store;

    SpecStore(ArtifactStore store) {
        this.store = store;
    }

    /** Keeps a specification and returns the checksum by which tiles refer to it. */
    public String put(JobKey landscape, LandscapeSpec spec) throws IOException {
        Artifact stored = store.put(key(landscape), spec.toByteArray());
        return stored.sha256();
    }

    /**
     * The specification that a tile refers to.
     *
     * @throws IOException if it is gone, or another one is there
     */
    LandscapeSpec get(JobKey landscape, String sha256) throws IOException {
        Artifact stored =
                store.stat(key(landscape)).orElseThrow(() -> new IOException(landscape + " has no specification"));
        if (!stored.sha256().equals(sha256)) {
            throw new IOException("the specification of %s has checksum %s; the tile was made for %s"
                    .formatted(landscape, stored.sha256(), sha256));
        }
        try (InputStream content = store.open(key(landscape))) {
            return LandscapeSpec.parseFrom(content);
        }
    }

    private static ArtifactKey key(JobKey landscape) {
        return landscape.artifact("spec.pb");
    }
}
