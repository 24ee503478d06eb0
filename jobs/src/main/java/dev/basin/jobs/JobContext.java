package dev.basin.jobs;

import dev.basin.jobs.artifacts.Artifact;
import dev.basin.jobs.artifacts.ArtifactWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a handler sees of its job. May be used from any thread.
 *
 * <p>Every write is stored before the method returns (progress excepted, which is thinned out) and is fenced: once another
 * owner has the job, it throws {@link StaleEpochException} and stores nothing.
 */
public interface JobContext {

    JobKey key();

    Payload spec();

    /** This owner's fence, higher than that of every owner before. */
    long epoch();

    /** A view whose events carry {@code phase}; the handler of a composed job has one for each part. */
    JobContext inPhase(String phase);

    /**
     * Reports progress; rate and time left are worked out here, from the reports with the same activity and unit. Cheap
     * enough for every step: most reports only replace the one waiting to be written.
     *
     * @param activity what the job is doing, for example "epoch 2 of 3"
     * @param done units finished, those before a restart included
     * @param total units in all, 0 if not known
     * @param unit what is counted, in the plural, for example "steps"
     * @param figures new figures; those of earlier reports, this owner's or one before's, stay unless they are named
     */
    void progress(String activity, long done, long total, String unit, Map<String, Double> figures);

    default void progress(String activity, long done, long total, String unit) {
        progress(activity, done, total, unit, Map.of());
    }

    /** Passes on a progress that was measured elsewhere, such as that of a part running in another service. */
    void progress(Progress progress);

    /**
     * Tells watchers that a part entered a state; the job's own states are not the handler's to tell.
     *
     * @throws IllegalStateException outside of {@link #inPhase}
     */
    void partEntered(JobState state);

    /** Tells watchers something in a line. */
    void note(String text);

    /** Tells watchers of a file that is in the store already. */
    void announce(Artifact artifact, String title, String mediaType);

    /**
     * Writes one of the job's own artifacts and tells watchers. The file appears whole or not at all.
     *
     * @param path below the job's folder, for example {@code "figures/surface.csv"}
     * @param title what a person would call it
     * @param mediaType for example "text/csv"
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    Artifact putArtifact(String path, String title, String mediaType, ArtifactWriter writer);

    /** What {@link #saveStep} kept under the name, by this owner or one before. */
    Optional<Payload> step(String name);

    /** Names of the steps kept so far that start with the prefix, sorted. */
    List<String> stepNames(String prefix);

    /** Keeps a finished piece of work, so that no later owner does it again; small, files belong in the store. */
    void saveStep(String name, Payload payload);

    /**
     * Says that the job got further by something that is no step, such as a file in the store. A job whose owners die one after
     * another fails after so many that got no further, and not while it gets on.
     */
    void advanced();

    /** Sets what the job ends with; stored together with the state SUCCEEDED. */
    void setResult(Payload result);

    /** Why to stop; empty while the job may go on. */
    Optional<StopReason> stopReason();

    /**
     * Returns while the job may go on. Cheap enough for every batch.
     *
     * @throws JobStoppedException with the reason otherwise
     */
    default void throwIfStopped() {
        stopReason().ifPresent(reason -> {
            throw new JobStoppedException(key(), reason);
        });
    }

    /**
     * Has {@code action} called once when the job is told to stop, at once if it was; for handlers that wait for something
     * else. It runs on the thread that noticed and must not block.
     */
    void onStop(Runnable action);
}
