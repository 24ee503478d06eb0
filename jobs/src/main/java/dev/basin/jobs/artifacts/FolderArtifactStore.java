package dev.basin.jobs.artifacts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Artifacts as plain files below a folder, which may be shared by processes of this machine.
 *
 * <p>An artifact {@code a/b} is the file {@code a/b}, as any tool expects it, and its checksum is the file
 * {@code .checksums/a/b}. Checksums lie in the store, not in a database, so that the folder can be moved, copied and verified by
 * itself, as an object store keeps them with the object; they lie apart, so that a model's folder holds the model's files only.
 *
 * <p>INVARIANT: an artifact exists if its checksum does. The checksum is written last and removed first, so a crash leaves
 * the artifact absent, never unverifiable; replacing it by other content makes it absent for that moment.
 */
public final class FolderArtifactStore implements ArtifactStore {

    private static final Duration LEFTOVER_AGE = Duration.ofDays(1);

    private final Path root;
    private final Path checksums;
    private final Path incoming;
    private final FolderLock lock;

    /** Opens a store, creating its folder if need be. */
    public FolderArtifactStore(Path root) throws IOException {
        this.root = root.toAbsolutePath().normalize();
        this.checksums = this.root.resolve(".checksums");
        this.incoming = this.root.resolve(".incoming");
        Files.createDirectories(checksums);
        Files.createDirectories(incoming);
        deleteLeftovers();
        this.lock = new FolderLock(this.root.resolve(".lock"));
    }

    @Override
    public Artifact put(ArtifactKey key, ArtifactWriter writer) throws IOException {
        Path written = Files.createFile(incoming.resolve(UUID.randomUUID().toString()));
        try {
            writer.writeTo(written);
            DurableFiles.sync(written);
            Artifact artifact = Checksums.of(key, written);
            lock.whileHeld(() -> publish(written, artifact));
            return artifact;
        } finally {
            Files.deleteIfExists(written);
        }
    }

    @Override
    public Optional<Artifact> stat(ArtifactKey key) throws IOException {
        return Checksums.read(key, checksums.resolve(key.value()));
    }

    @Override
    public InputStream open(ArtifactKey key) throws IOException {
        return Files.newInputStream(file(key));
    }

    @Override
    public Path localPath(ArtifactKey key) throws IOException {
        Path folder = root.resolve(key.value());
        return Files.isDirectory(folder) ? folder : file(key);
    }

    @Override
    public Artifact verify(ArtifactKey key) throws IOException {
        Artifact stored = require(key);
        Artifact found = Checksums.of(key, file(key));
        if (!found.equals(stored)) {
            throw new ArtifactCorruptException(stored, found.sizeBytes(), found.sha256());
        }
        return stored;
    }

    @Override
    public List<ArtifactKey> keys(ArtifactKey folder) throws IOException {
        List<ArtifactKey> found = new ArrayList<>();
        for (Path checksum : tree(checksums.resolve(folder.value()))) {
            if (Files.isRegularFile(checksum, LinkOption.NOFOLLOW_LINKS)) {
                found.add(new ArtifactKey(key(checksum)));
            }
        }
        found.sort(Comparator.naturalOrder());
        return found;
    }

    @Override
    public List<Artifact> list(ArtifactKey folder) throws IOException {
        List<Artifact> found = new ArrayList<>();
        for (ArtifactKey key : keys(folder)) {
            Checksums.read(key, checksums.resolve(key.value())).ifPresent(found::add);
        }
        return found;
    }

    @Override
    public void delete(ArtifactKey folder) throws IOException {
        lock.whileHeld(() -> {
            deleteTree(checksums.resolve(folder.value()));
            deleteTree(root.resolve(folder.value()));
        });
    }

    /** A killed writer leaves its file behind; one of this age has no writer any more. */
    private void deleteLeftovers() throws IOException {
        Instant limit = Instant.now().minus(LEFTOVER_AGE);
        for (Path path : tree(incoming)) {
            if (Files.isRegularFile(path)
                    && Files.getLastModifiedTime(path).toInstant().isBefore(limit)) {
                Files.deleteIfExists(path);
            }
        }
    }

    private void publish(Path written, Artifact artifact) throws IOException {
        Path file = root.resolve(artifact.key().value());
        Path checksum = checksums.resolve(artifact.key().value());
        Optional<Artifact> previous = Checksums.read(artifact.key(), checksum);
        if (previous.isPresent() && !previous.get().equals(artifact)) {
            Files.delete(checksum);
            DurableFiles.syncFolder(checksum.getParent());
        }
        move(written, file);
        if (!previous.equals(Optional.of(artifact))) {
            Path writtenChecksum = incoming.resolve(UUID.randomUUID().toString());
            Checksums.write(artifact, writtenChecksum);
            DurableFiles.sync(writtenChecksum);
            move(writtenChecksum, checksum);
        }
    }

    private void move(Path from, Path to) throws IOException {
        DurableFiles.createFolders(root, to.getParent());
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        DurableFiles.syncFolder(to.getParent());
    }

    private Path file(ArtifactKey key) throws IOException {
        require(key);
        return root.resolve(key.value());
    }

    private Artifact require(ArtifactKey key) throws IOException {
        return stat(key).orElseThrow(() -> new ArtifactNotFoundException(key));
    }

    /** The key of a checksum's file; with forward slashes on every system. */
    private String key(Path checksum) {
        return checksums.relativize(checksum).toString().replace('\\', '/');
    }

    private static void deleteTree(Path top) throws IOException {
        List<Path> paths = new ArrayList<>(tree(top));
        paths.sort(Comparator.reverseOrder()); // what a folder holds goes before the folder
        for (Path path : paths) {
            Files.deleteIfExists(path);
        }
    }

    private static List<Path> tree(Path top) throws IOException {
        if (!Files.exists(top, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(top)) {
            return paths.toList();
        }
    }
}
