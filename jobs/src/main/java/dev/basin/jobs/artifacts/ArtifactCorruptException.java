package dev.basin.jobs.artifacts;

import java.io.IOException;

/** An artifact's content is not what was stored. */
public final class ArtifactCorruptException extends IOException {

    private static final long serialVersionUID = 1L;

    public ArtifactCorruptException(Artifact stored, long sizeBytes, String sha256) {
        super("artifact '" + stored.key() + "' has " + sizeBytes + " bytes with SHA-256 " + sha256 + "; expected "
                + stored.sizeBytes() + " bytes with " + stored.sha256());
    }
}
