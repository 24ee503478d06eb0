package dev.basin.jobs.artifacts.s3;

import dev.basin.jobs.artifacts.Artifact;
import dev.basin.jobs.artifacts.ArtifactCorruptException;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.ArtifactNotFoundException;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.jobs.artifacts.ArtifactWriter;
import dev.basin.jobs.artifacts.Checksums;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Artifacts as objects of an S3 bucket, which services on several machines may share.
 *
 * <p>An artifact {@code a/b} is the object {@code a/b} below the prefix, and its checksum is metadata of the object: S3 makes
 * both visible in one step, and the last of several writers wins whole. Files are written on this machine first, because a
 * checksum must be known before the first byte is sent.
 */
public final class S3ArtifactStore implements ArtifactStore, AutoCloseable {

    private final Bucket bucket;
    private final StoredObjects objects;
    private final Uploads uploads;
    private final LocalCopies copies;
    private final Path outgoing;

    private S3ArtifactStore(S3Settings settings, LocalRoom local) throws IOException {
        this.bucket = new Bucket(settings, S3Clients.create(settings));
        this.objects = new StoredObjects(bucket);
        this.uploads = new Uploads(bucket, settings.partBytes());
        this.outgoing = Files.createDirectories(local.outgoing());
        this.copies = new LocalCopies(local.copies(), this::open, local.limit());
    }

    /**
     * Opens a store.
     *
     * @throws dev.basin.jobs.artifacts.StoreUnavailableException if the bucket cannot be used
     */
    public static S3ArtifactStore open(S3Settings settings, LocalRoom local) throws IOException {
        S3ArtifactStore store = new S3ArtifactStore(settings, local);
        try {
            Instant dayAgo = Instant.now().minus(Duration.ofDays(1)); // what is as old has no writer any more
            local.deleteLeftovers(dayAgo);
            store.uploads.abortLeftovers(dayAgo);
            return store;
        } catch (IOException e) {
            store.close();
            throw e;
        }
    }

    @Override
    public Artifact put(ArtifactKey key, ArtifactWriter writer) throws IOException {
        Path written = Files.createFile(outgoing.resolve(UUID.randomUUID().toString()));
        try {
            writer.writeTo(written);
            Artifact artifact = Checksums.of(key, written);
            uploads.send(written, artifact);
            return artifact;
        } finally {
            Files.deleteIfExists(written);
        }
    }

    @Override
    public Optional<Artifact> stat(ArtifactKey key) throws IOException {
        return objects.stat(key);
    }

    @Override
    public InputStream open(ArtifactKey key) throws IOException {
        return objects.open(key).orElseThrow(() -> new ArtifactNotFoundException(key));
    }

    @Override
    public Path localPath(ArtifactKey key) throws IOException {
        Optional<Artifact> file = stat(key);
        List<Artifact> files = file.isPresent() ? List.of(file.get()) : list(key);
        if (files.isEmpty()) {
            throw new ArtifactNotFoundException(key);
        }
        return copies.of(files).resolve(key.value());
    }

    @Override
    public Artifact verify(ArtifactKey key) throws IOException {
        Artifact stored = stat(key).orElseThrow(() -> new ArtifactNotFoundException(key));
        try (InputStream content = open(key)) {
            Artifact found = Checksums.copy(key, content, OutputStream.nullOutputStream());
            if (!found.equals(stored)) {
                throw new ArtifactCorruptException(stored, found.sizeBytes(), found.sha256());
            }
        }
        return stored;
    }

    @Override
    public List<ArtifactKey> keys(ArtifactKey folder) throws IOException {
        return objects.keys(folder);
    }

    @Override
    public List<Artifact> list(ArtifactKey folder) throws IOException {
        return objects.list(folder);
    }

    @Override
    public void delete(ArtifactKey folder) throws IOException {
        objects.delete(folder);
    }

    @Override
    public void close() {
        bucket.close();
    }
}
