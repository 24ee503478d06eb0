package dev.basin.serving.jobs;

import dev.basin.common.v1.Artifact;
import dev.basin.jobs.JobContext;
import dev.basin.jobs.artifacts.ArtifactWriter;

/** Files that a job leaves behind, as its result names them. */
public final class JobFiles {
    private JobFiles() {}

    /**
     * Writes one of the job's artifacts and tells watchers.
     *
     * @param path below the job's folder, for example {@code "change.csv"}
     * @param title what a person would call it
     * @param mediaType for example "text/csv"
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static Artifact put(JobContext context, String path, String title, String mediaType, ArtifactWriter writer) {
        return JobMessages.artifact(context.putArtifact(path, title, mediaType, writer), title, mediaType);
    }
}
