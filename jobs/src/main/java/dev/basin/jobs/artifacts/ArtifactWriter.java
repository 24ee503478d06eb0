package dev.basin.jobs.artifacts;

import java.io.IOException;
import java.nio.file.Path;

/** Fills a file that becomes an artifact, or a folder of them. */
@FunctionalInterface
public interface ArtifactWriter {

    /** Writes the whole content to {@code target}, which is empty and private to this call; a file may be replaced. */
    void writeTo(Path target) throws IOException;
}
