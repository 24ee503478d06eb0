package dev.basin.jobs.cdi;

import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.jobs.artifacts.ExplainedArtifactStore;
import dev.basin.jobs.artifacts.FolderArtifactStore;
import dev.basin.jobs.artifacts.FolderTrouble;
import dev.basin.jobs.artifacts.s3.CopyLimit;
import dev.basin.jobs.artifacts.s3.LocalRoom;
import dev.basin.jobs.artifacts.s3.S3ArtifactStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Opens the artifact store that {@code basin.store.kind} names. */
@Singleton
public class StoreProducer {

    /** From being told of a copy to having read it takes less, for a gigabyte too. */
    private static final Duration KEPT = Duration.ofHours(1);

    @Produces
    @Singleton
    ArtifactStore artifacts(StoreConfig config) throws IOException {
        return switch (config.kind()) {
            case FOLDER -> folder(config.folder());
            case S3 -> s3(config.s3());
        };
    }

    private static ArtifactStore folder(Path folder) throws IOException {
        FolderTrouble trouble = new FolderTrouble(folder, "basin.store.folder");
        return ExplainedArtifactStore.open(trouble, () -> new FolderArtifactStore(folder));
    }

    private static ArtifactStore s3(StoreConfig.S3 config) throws IOException {
        LocalRoom room = new LocalRoom(
                config.localFolder(), new CopyLimit(config.localLimit().asLongValue(), KEPT));
        FolderTrouble trouble = new FolderTrouble(config.localFolder(), "basin.store.s3.local-folder");
        return ExplainedArtifactStore.open(trouble, () -> S3ArtifactStore.open(config.settings(), room));
    }
}
