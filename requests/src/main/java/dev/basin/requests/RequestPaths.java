package dev.basin.requests;

import dev.basin.common.v1.ErrorReason;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.ArtifactNotFoundException;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.serving.errors.Refusal;
import dev.basin.serving.paths.PathRoots;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** What a path in a request means: a place below the configured roots, or, after "upload:", what a user has uploaded. */
@Singleton
public class RequestPaths {
    private static final String UPLOAD = "upload:";
    private static final String FOLDER = "uploads/";

    private final PathRoots roots;
    private final ArtifactStore store;

    RequestPaths(PathRoots roots, ArtifactStore store) {
        this.roots = roots;
        this.store = store;
    }

    /**
     * The existing file or folder that a request's {@code field} names.
     *
     * @throws Refusal INVALID_ARGUMENT if it may not be named, NOT_FOUND if it does not exist
     */
    public Path resolve(String field, String text) {
        return isUpload(text) ? uploaded(field, text, key(field, text)) : roots.resolve(field, text);
    }

    /** Whether a path names what was uploaded rather than a place below the roots. */
    static boolean isUpload(String text) {
        return text.startsWith(UPLOAD);
    }

    private static ArtifactKey key(String field, String text) {
        try {
            return new ArtifactKey(FOLDER + text.substring(UPLOAD.length()));
        } catch (IllegalArgumentException e) {
            throw Refusal.ofField(
                    ErrorReason.ERROR_REASON_INVALID_FIELD,
                    field,
                    "got '%s'; accepted: upload:ID or upload:ID/FILE".formatted(text));
        }
    }

    private Path uploaded(String field, String text, ArtifactKey key) {
        try {
            return store.localPath(key);
        } catch (ArtifactNotFoundException e) {
            throw Refusal.notFound(ErrorReason.ERROR_REASON_FILE_NOT_FOUND, field, "there is no '%s'".formatted(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
