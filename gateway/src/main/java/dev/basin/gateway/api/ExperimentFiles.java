package dev.basin.gateway.api;

import dev.basin.common.v1.Artifact;
import dev.basin.common.v1.ErrorReason;
import dev.basin.gateway.v1.Experiment;
import dev.basin.gateway.v1.ExperimentResult;
import dev.basin.gateway.v1.Phase;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.serving.errors.Refusal;
import dev.basin.serving.jobs.JobMessages;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Files of an experiment and of its parts, from the artifact store that all services share. */
@Singleton
public class ExperimentFiles {
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final Experiments experiments;
    private final ArtifactStore store;

    ExperimentFiles(Experiments experiments, ArtifactStore store) {
        this.experiments = experiments;
        this.store = store;
    }

    /**
     * A file that can be read.
     *
     * @param artifact what it is
     * @param path where its content lies; read only
     */
    public record StoredFile(Artifact artifact, Path path) {}

    /**
     * Finds a file by its key.
     *
     * @throws Refusal NOT_FOUND if it does not exist or belongs neither to the experiment nor to one of its parts
     */
    public StoredFile find(String name, String key) throws IOException {
        Experiment experiment = experiments.get(name);
        ArtifactKey artifactKey = parse(key);
        boolean belongs = folders(experiment).anyMatch(artifactKey::isWithin);
        var stored = belongs ? store.stat(artifactKey) : Optional.<dev.basin.jobs.artifacts.Artifact>empty();
        if (stored.isEmpty()) {
            throw notFound(key, experiment.getName());
        }
        return new StoredFile(described(experiment, stored.get()), store.localPath(artifactKey));
    }

    /** The report of an experiment. */
    public StoredFile report(String name) throws IOException {
        return find(name, name + "/report.html");
    }

    private static Stream<ArtifactKey> folders(Experiment experiment) {
        return Stream.concat(
                        Stream.of(experiment.getName()),
                        experiment.getPhasesList().stream().map(Phase::getJob).filter(job -> !job.isEmpty()))
                .map(ArtifactKey::new);
    }

    private static Artifact described(Experiment experiment, dev.basin.jobs.artifacts.Artifact stored) {
        String key = stored.key().value();
        return artifacts(experiment.getResult())
                .filter(artifact -> artifact.getKey().equals(key))
                .findFirst()
                .orElseGet(() -> JobMessages.artifact(stored, name(key), mediaType(key)));
    }

    private static Stream<Artifact> artifacts(ExperimentResult result) {
        return Stream.of(
                        result.getArtifactsList().stream(),
                        result.getRunsList().stream().flatMap(run -> run.getResult().getArtifactsList().stream()),
                        result.getLandscapesList().stream()
                                .flatMap(landscape -> landscape.getResult().getArtifactsList().stream()),
                        result.getAnalysesList().stream()
                                .flatMap(analysis -> analysis.getResult().getArtifactsList().stream()))
                .flatMap(artifacts -> artifacts);
    }

    private static ArtifactKey parse(String key) {
        try {
            return new ArtifactKey(key);
        } catch (IllegalArgumentException e) {
            throw Refusal.ofField(ErrorReason.ERROR_REASON_INVALID_FIELD, "key", e.getMessage());
        }
    }

    private static Refusal notFound(String key, String experiment) {
        return Refusal.notFound(
                ErrorReason.ERROR_REASON_FILE_NOT_FOUND,
                "key",
                "%s has no file '%s'; accepted: keys of its artifacts and of those of its parts"
                        .formatted(experiment, key));
    }

    private static String name(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    private static String mediaType(String key) {
        return Optional.ofNullable(URLConnection.guessContentTypeFromName(key)).orElse(UNKNOWN_TYPE);
    }
}
