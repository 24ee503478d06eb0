package dev.basin.jobs.artifacts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Keeps large results: checkpoints, tables, figures.
 *
 * <ul>
 *   <li>A file appears whole, with its checksum, or not at all; after a crash a half-written one is as if never written.
 *   <li>Once {@link #put} returns, the file survives a power cut.
 *   <li>Writing a key again replaces it; readers see the old or the new content, never a mixture.
 *   <li>Lists are sorted by key.
 *   <li>What keeps the store from being used now is a {@link StoreUnavailableException}; asking again later may work.
 * </ul>
 */
public interface ArtifactStore {

    /** Stores what the writer writes; nothing is stored if it throws. */
    Artifact put(ArtifactKey key, ArtifactWriter writer) throws IOException;

    default Artifact put(ArtifactKey key, byte[] content) throws IOException {
        return put(key, file -> Files.write(file, content));
    }

    /**
     * Stores every file that the writer writes into the folder it is given, such as a model directory, one after another in the
     * order of their keys. After a crash some may be there; each of them whole.
     */
    default List<Artifact> putFolder(ArtifactKey folder, ArtifactWriter writer) throws IOException {
        return StagedFolder.put(this, folder, writer);
    }

    /** Size and checksum as they were stored; empty if there is no such artifact. */
    Optional<Artifact> stat(ArtifactKey key) throws IOException;

    /**
     * Opens an artifact.
     *
     * @throws ArtifactNotFoundException if there is none
     */
    InputStream open(ArtifactKey key) throws IOException;

    /**
     * A file, and for a folder's key a folder, on this machine with the content; read only. It stays until the artifact is
     * replaced or deleted; a copy of what lies elsewhere stays for an hour at least, and was compared with its checksum.
     *
     * @throws ArtifactNotFoundException if there is nothing of that name
     */
    Path localPath(ArtifactKey key) throws IOException;

    /**
     * Reads the whole content and compares it with the stored size and checksum.
     *
     * @throws ArtifactNotFoundException if there is none
     * @throws ArtifactCorruptException if they differ
     */
    Artifact verify(ArtifactKey key) throws IOException;

    /** Keys of the artifact of that name and of all below it, sorted; cheaper than the artifacts themselves. */
    List<ArtifactKey> keys(ArtifactKey folder) throws IOException;

    /** The artifact of that name and all below it. */
    List<Artifact> list(ArtifactKey folder) throws IOException;

    /** Deletes the artifact of that name and all below it; does nothing if there is none. */
    void delete(ArtifactKey folder) throws IOException;
}
