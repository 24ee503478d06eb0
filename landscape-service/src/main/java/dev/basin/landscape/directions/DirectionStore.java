package dev.basin.landscape.directions;

import dev.basin.engine.checkpoint.VectorFile;
import dev.basin.engine.landscape.SliceBuilder;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.jobs.JobContext;
import dev.basin.jobs.artifacts.Artifact;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.landscape.spec.AxisRole;
import dev.basin.landscape.v1.AxisGeometry;
import dev.basin.landscape.v1.ComputedDirection;
import dev.basin.requests.GeometryMessages;
import dev.basin.serving.jobs.JobMessages;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;

/** Computed directions in the artifact store: a worker reads the very numbers that the coordinator computed. */
@Singleton
public class DirectionStore {
    static final String MEDIA_TYPE = "application/octet-stream";

    private final ArtifactStore store;

    DirectionStore(ArtifactStore store) {
        this.store = store;
    }

    /** Keeps the direction of an axis as a file of the landscape. */
    ComputedDirection put(JobContext context, AxisRole role, ParameterVector vector, AxisGeometry geometry) {
        Artifact stored = context.putArtifact(
                "directions/%s.safetensors".formatted(role.key()),
                title(role),
                MEDIA_TYPE,
                file -> VectorFile.write(file, vector));
        return ComputedDirection.newBuilder()
                .setAxis(role.key())
                .setKey(stored.key().value())
                .setSha256(stored.sha256())
                .setGeometry(geometry)
                .build();
    }

    /**
     * Adds a direction to a slice.
     *
     * @param like gives layout and memory
     * @throws IOException if its file is gone, or another one is there
     */
    public void addTo(SliceBuilder slice, ComputedDirection direction, ParameterVector like) throws IOException {
        Path file = store.localPath(verified(direction).key());
        ParameterVector vector = ParameterVector.zeros(like.manager(), like.layout());
        try {
            VectorFile.read(file, vector);
        } catch (RuntimeException e) {
            vector.close();
            throw e;
        }
        AxisGeometry geometry = direction.getGeometry();
        slice.along(GeometryMessages.kind(geometry.getKind()), vector, geometry.getUnscaledNorm());
    }

    /** The file as it is listed among a landscape's own. */
    public dev.basin.common.v1.Artifact artifact(ComputedDirection direction) throws IOException {
        return JobMessages.artifact(verified(direction), title(AxisRole.ofKey(direction.getAxis())), MEDIA_TYPE);
    }

    private Artifact verified(ComputedDirection direction) throws IOException {
        Artifact stored = store.verify(new ArtifactKey(direction.getKey()));
        if (!stored.sha256().equals(direction.getSha256())) {
            throw new IOException("the direction %s has checksum %s; the landscape was settled with %s"
                    .formatted(direction.getKey(), stored.sha256(), direction.getSha256()));
        }
        return stored;
    }

    private static String title(AxisRole role) {
        return "direction of " + role.key();
    }
}
