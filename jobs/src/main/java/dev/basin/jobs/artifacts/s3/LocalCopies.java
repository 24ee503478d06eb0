package dev.basin.jobs.artifacts.s3;

import dev.basin.jobs.Payload;
import dev.basin.jobs.artifacts.Artifact;
import dev.basin.jobs.artifacts.ArtifactCorruptException;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.Checksums;
import dev.basin.jobs.artifacts.DurableFiles;
import dev.basin.jobs.artifacts.FolderLock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Copies of artifacts on this machine, for those who need files. A copy is a folder named after the names and checksums of what
 * is in it, so it never changes; several processes may share the place.
 *
 * <p>INVARIANT: a copy appears when all of it is there, on the disk and with the right checksums.
 */
final class LocalCopies {

    /** Opens the content to copy. */
    @FunctionalInterface
    interface Source {
        InputStream open(ArtifactKey key) throws IOException;
    }

    private final Path folder;
    private final Source source;
    private final CopyLimit limit;
    private final ReentrantLock copying = new ReentrantLock();
    private final FolderLock evicting;

    LocalCopies(Path folder, Source source, CopyLimit limit) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.source = source;
        this.limit = limit;
        this.evicting = new FolderLock(folder.resolve("lock"));
    }

    /** A folder with the artifacts, each at the path that its key is. */
    Path of(List<Artifact> artifacts) throws IOException {
        Path copy = folder.resolve(name(artifacts));
        if (!touch(copy)) {
            copying.lock(); // two threads do not make the same copy at once; that two processes may costs time only
            try {
                if (!touch(copy)) {
                    make(copy, artifacts);
                    evicting.whileHeld(() -> limit.enforce(folder, copy));
                }
            } finally {
                copying.unlock();
            }
        }
        return copy;
    }

    /** Notes that a copy was asked for; false if there is none. */
    private static boolean touch(Path copy) throws IOException {
        try {
            Files.setLastModifiedTime(copy, FileTime.from(Instant.now()));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void make(Path copy, List<Artifact> artifacts) throws IOException {
        Path unfinished = Files.createDirectory(Folders.unfinished(folder));
        try {
            for (Artifact artifact : artifacts) {
                Path file = unfinished.resolve(artifact.key().value());
                DurableFiles.createFolders(unfinished, file.getParent());
                copy(artifact, file);
            }
            publish(unfinished, copy);
        } finally {
            Folders.delete(unfinished);
        }
    }

    private void copy(Artifact artifact, Path file) throws IOException {
        try (InputStream in = source.open(artifact.key());
                OutputStream out = Files.newOutputStream(file)) {
            Artifact found = Checksums.copy(artifact.key(), in, out);
            if (!found.equals(artifact)) {
                throw new ArtifactCorruptException(artifact, found.sizeBytes(), found.sha256());
            }
        }
        DurableFiles.sync(file);
        DurableFiles.syncFolder(file.getParent());
    }

    private static void publish(Path unfinished, Path copy) throws IOException {
        try {
            Files.move(unfinished, copy, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(copy)) { // otherwise another process was faster
                throw e;
            }
        }
    }

    private static String name(List<Artifact> artifacts) {
        return Payload.ofText(artifacts.stream()
                        .map(artifact -> artifact.key() + " " + Checksums.line(artifact))
                        .collect(Collectors.joining("\n")))
                .sha256();
    }
}
