package dev.basin.jobs.artifacts.s3;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Room on this machine, which processes may share: for files on their way to a bucket and for copies of what is in it.
 *
 * @param folder where
 * @param limit how much the copies may take
 */
public record LocalRoom(Path folder, CopyLimit limit) {

    Path outgoing() {
        return folder.resolve("outgoing");
    }

    Path copies() {
        return folder.resolve("copies");
    }

    /** Deletes the unfinished files that processes left which were killed before that moment. */
    void deleteLeftovers(Instant before) throws IOException {
        Folders.deleteLeftovers(outgoing(), before);
        Folders.deleteLeftovers(copies(), before);
    }
}
