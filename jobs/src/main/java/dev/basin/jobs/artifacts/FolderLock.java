package dev.basin.jobs.artifacts;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one thread of one process of this machine at a time change a folder. Held for renames only, never while copying. */
public final class FolderLock {

    /** What to do while holding the lock. */
    @FunctionalInterface
    public interface Change {
        void make() throws IOException;
    }

    private static final long RETRY_NANOS = Duration.ofMillis(1).toNanos();

    private final Path file;
    private final ReentrantLock threads = new ReentrantLock(true);

    public FolderLock(Path file) {
        this.file = file;
    }

    public void whileHeld(Change change) throws IOException {
        threads.lock();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = lock(channel)) {
            if (!held.isValid()) {
                throw new IOException("lock '" + file + "' was lost");
            }
            change.make();
        } finally {
            threads.unlock();
        }
    }

    /** File locks are held by the whole process; another store over the same folder in it is waited for by asking again. */
    private static FileLock lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException e) {
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }
}
