package dev.basin.landscape.planning;

import dev.basin.common.v1.TaskSource;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.ArtifactNotFoundException;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.landscape.v1.MeasuredPace;
import dev.basin.landscape.v1.PaceKey;
import dev.basin.requests.Checkpoints;
import dev.basin.serving.jobs.Payloads;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * How fast landscapes were evaluated on this store. A pace holds for every landscape over the same task with a model of the same
 * shape on the same numeric path, in proportion to its examples; moving theta costs little beside them. The newest counts.
 */
@Singleton
class PaceHistory {
    private static final ArtifactKey FOLDER = new ArtifactKey("landscape-paces");

    private final ArtifactStore store;
    private final Checkpoints checkpoints;

    PaceHistory(ArtifactStore store, Checkpoints checkpoints) {
        this.store = store;
        this.checkpoints = checkpoints;
    }

    /** The pace of points over a single example. */
    Optional<Pace> find(LandscapeSpec spec) {
        try (InputStream content = store.open(key(spec))) {
            MeasuredPace measured = MeasuredPace.parseFrom(content);
            return Optional.of(new Pace(measured.getSecondsPerExample(), measured.getPoints()));
        } catch (ArtifactNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Keeps a pace for landscapes to come.
     *
     * @param perExample the pace of points over a single example
     */
    void record(LandscapeSpec spec, Pace perExample) {
        MeasuredPace measured = MeasuredPace.newBuilder()
                .setSecondsPerExample(perExample.secondsPerPoint())
                .setPoints(perExample.points())
                .build();
        try {
            store.put(key(spec), measured.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ArtifactKey key(LandscapeSpec spec) {
        TaskSource task = spec.getObjective().getTask().toBuilder()
                .clearMaxTrainExamples()
                .clearMaxDevExamples()
                .clearSubsetSeed()
                .build();
        PaceKey key = PaceKey.newBuilder()
                .setModelShape(checkpoints
                        .open("spec.theta1", spec.getTheta1())
                        .config()
                        .toString())
                .setTask(task)
                .setNumericPath(spec.getNumericPath())
                .build();
        return FOLDER.child(Payloads.of(key).sha256() + ".pb");
    }
}
