package dev.basin.jobs.artifacts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A store that tells its own troubles from everything else: whatever keeps its folder from being read or written becomes a
 * {@link StoreUnavailableException}, which a job outlives. Absence and corruption are passed on as they are.
 */
public final class ExplainedArtifactStore implements ArtifactStore {

    /** Something asked of a store. */
    @FunctionalInterface
    public interface Call<T> {
        T make() throws IOException;
    }

    private final ArtifactStore store;
    private final FolderTrouble trouble;

    private ExplainedArtifactStore(ArtifactStore store, FolderTrouble trouble) {
        this.store = store;
        this.trouble = trouble;
    }

    /** Opens a store, whose troubles from then on, and in opening it, are explained. */
    public static ArtifactStore open(FolderTrouble trouble, Call<ArtifactStore> opening) throws IOException {
        return new ExplainedArtifactStore(explained(trouble, opening), trouble);
    }

    @Override
    public Artifact put(ArtifactKey key, ArtifactWriter writer) throws IOException {
        return explained(() -> store.put(key, writer));
    }

    @Override
    public List<Artifact> putFolder(ArtifactKey folder, ArtifactWriter writer) throws IOException {
        return explained(() -> store.putFolder(folder, writer));
    }

    @Override
    public Optional<Artifact> stat(ArtifactKey key) throws IOException {
        return explained(() -> store.stat(key));
    }

    @Override
    public InputStream open(ArtifactKey key) throws IOException {
        return explained(() -> store.open(key));
    }

    @Override
    public Path localPath(ArtifactKey key) throws IOException {
        return explained(() -> store.localPath(key));
    }

    @Override
    public Artifact verify(ArtifactKey key) throws IOException {
        return explained(() -> store.verify(key));
    }

    @Override
    public List<ArtifactKey> keys(ArtifactKey folder) throws IOException {
        return explained(() -> store.keys(folder));
    }

    @Override
    public List<Artifact> list(ArtifactKey folder) throws IOException {
        return explained(() -> store.list(folder));
    }

    @Override
    public void delete(ArtifactKey folder) throws IOException {
        explained(() -> {
            store.delete(folder);
            return null;
        });
    }

    private <T> T explained(Call<T> call) throws IOException {
        return explained(trouble, call);
    }

    private static <T> T explained(FolderTrouble trouble, Call<T> call) throws IOException {
        try {
            return call.make();
        } catch (ArtifactNotFoundException | ArtifactCorruptException | StoreUnavailableException e) {
            throw e;
        } catch (IOException e) {
            throw trouble.explain(e);
        }
    }
}
