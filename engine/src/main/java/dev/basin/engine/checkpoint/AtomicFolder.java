package dev.basin.engine.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder that appears under its name only when it is complete: filled beside it, then renamed. Of several writers of one
 * name the first to commit wins. Closing without a commit leaves nothing behind.
 */
final class AtomicFolder implements AutoCloseable {
    private final Path target;
    private final Path unfinished;

    AtomicFolder(Path target) {
        this.target = target.toAbsolutePath();
        this.unfinished = this.target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Files.createDirectories(unfinished);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Where to put the files. */
    Path unfinished() {
        return unfinished;
    }

    /** Publishes the folder, and says whether it did: false if the name is taken by a folder with something in it. */
    boolean commit() {
        try {
            AtomicFile.forceDirectory(unfinished);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            AtomicFile.forceDirectory(target.getParent());
            return true;
        } catch (FileSystemException e) {
            if (Files.exists(target)) {
                return false;
            }
            throw failure(e);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() {
        if (!Files.exists(unfinished)) {
            return;
        }
        try (Stream<Path> files = Files.walk(unfinished)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private UncheckedIOException failure(IOException cause) {
        return new UncheckedIOException(target + ": cannot be written: " + cause.getMessage(), cause);
    }
}
