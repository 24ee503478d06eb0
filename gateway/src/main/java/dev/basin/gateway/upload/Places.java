package dev.basin.gateway.upload;

import dev.basin.common.v1.ErrorReason;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.serving.errors.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the files of an upload may lie: below its folder, each at a place of its own. */
final class Places {
    private final Path folder;

    Places(Path folder) {
        this.folder = folder;
    }

    /**
     * The place that a path names.
     *
     * @throws Refusal INVALID_ARGUMENT if it is no key of an artifact, and so might lead elsewhere, or is taken
     */
    Path of(String path) {
        String key = path.startsWith("./") ? path.substring(2) : path;
        Path place = folder.resolve(checked(key)).normalize();
        if (!place.startsWith(folder) || Files.exists(place)) {
            throw refusal("'%s' is taken by another file; accepted: a path of its own for each file".formatted(path));
        }
        return place;
    }

    private static String checked(String key) {
        try {
            return new ArtifactKey(key).value();
        } catch (IllegalArgumentException e) {
            throw refusal(
                    ("'%s' is not accepted; accepted: segments of letters, digits and _.=+@- between single slashes, each"
                                    + " starting with a letter, digit or _")
                            .formatted(key));
        }
    }

    private static Refusal refusal(String message) {
        return Refusal.ofField(ErrorReason.ERROR_REASON_INVALID_FIELD, "file.path", message);
    }
}
