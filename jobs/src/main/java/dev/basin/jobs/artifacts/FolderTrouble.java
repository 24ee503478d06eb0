package dev.basin.jobs.artifacts;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;

/**
 * Says in words what keeps a folder from being used.
 *
 * @param folder the folder
 * @param setting the setting that names it, for those who want to move it
 */
public record FolderTrouble(Path folder, String setting) {

    // What Linux, macOS and Windows say; Java passes it on as text only.
    private static final List<String> FULL =
            List.of("No space left on device", "Disk quota exceeded", "There is not enough space on the disk");
    private static final String READ_ONLY = "Read-only file system";

    StoreUnavailableException explain(IOException failure) {
        return new StoreUnavailableException(
                "the artifact store in '%s' %s".formatted(folder, symptomAndRemedy(failure)), failure);
    }

    private String symptomAndRemedy(IOException failure) {
        String said = String.valueOf(failure.getMessage());
        if (FULL.stream().anyMatch(said::contains)) {
            return "has no space left (%s); free some, or move the store with %s".formatted(said, setting);
        }
        if (said.contains(READ_ONLY) || failure instanceof AccessDeniedException) {
            return "may not be written (%s); make it writable for this user, or name another folder with %s"
                    .formatted(said, setting);
        }
        return "cannot be used (%s); is the disk of %s in order?".formatted(failure, setting);
    }
}
