package dev.basin.jobs.artifacts.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How much room copies may take.
 *
 * @param bytes more than this, and those not asked for longest go
 * @param kept copies asked for within this time stay all the same: somebody may be about to read them
 */
public record CopyLimit(long bytes, Duration kept) {

    private record Copy(Path folder, long bytes, Instant used) {}

    public CopyLimit {
        if (bytes < 0 || kept.isNegative()) {
            throw new IllegalArgumentException(
                    "limit of " + bytes + " bytes and " + kept + " is not accepted; expected none negative");
        }
    }

    /** Deletes copies until the rest is within the limit, never {@code newest}. */
    void enforce(Path folder, Path newest) throws IOException {
        List<Copy> copies = copies(folder);
        long total = copies.stream().mapToLong(Copy::bytes).sum();
        Instant before = Instant.now().minus(kept);
        for (Copy copy : copies) {
            if (total <= bytes || copy.used().isAfter(before)) {
                return;
            }
            if (!copy.folder().equals(newest)) {
                Folders.delete(copy.folder());
                total -= copy.bytes();
            }
        }
    }

    /** Those not asked for longest come first. */
    private static List<Copy> copies(Path folder) throws IOException {
        List<Copy> copies = new ArrayList<>();
        for (Path copy : Folders.finished(folder)) {
            copies.add(new Copy(
                    copy, Folders.bytes(copy), Files.getLastModifiedTime(copy).toInstant()));
        }
        copies.sort(Comparator.comparing(Copy::used));
        return copies;
    }
}
