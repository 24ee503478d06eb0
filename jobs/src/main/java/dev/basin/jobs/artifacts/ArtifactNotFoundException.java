package dev.basin.jobs.artifacts;

import java.io.IOException;

/** There is no such artifact. */
public final class ArtifactNotFoundException extends IOException {

    private static final long serialVersionUID = 1L;

    public ArtifactNotFoundException(ArtifactKey key) {
        super("there is no artifact '" + key + "' in the store");
    }
}
