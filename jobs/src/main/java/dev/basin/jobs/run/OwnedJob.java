package dev.basin.jobs.run;

import dev.basin.jobs.JobChange;
import dev.basin.jobs.JobContext;
import dev.basin.jobs.JobKey;
import dev.basin.jobs.Payload;
import dev.basin.jobs.StaleEpochException;
import dev.basin.jobs.StopReason;
import dev.basin.jobs.artifacts.Artifact;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.jobs.artifacts.ArtifactWriter;
import dev.basin.jobs.store.JobRow;
import dev.basin.jobs.store.OwnerStore;
import dev.basin.jobs.store.OwnerStore.Claim;
import dev.basin.jobs.store.Steps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A job in the hands of this process. */
final class OwnedJob {

    private final JobRow row;
    private final int failuresBefore;
    private final Claim claim;
    private final OwnerStore store;
    private final Steps steps;
    private final ArtifactStore artifacts;
    private final EventWriter events;
    private final StopSwitch stopSwitch = new StopSwitch();
    private final AtomicReference<Payload> result = new AtomicReference<>();
    private volatile boolean advanced;

    /** @param failuresBefore attempts in a row that found the storage out of use and finished no step */
    OwnedJob(
            JobRow row,
            int failuresBefore,
            OwnerStore store,
            Steps steps,
            ArtifactStore artifacts,
            EventWriter events) {
        this.row = row;
        this.failuresBefore = failuresBefore;
        this.claim = Claim.of(row);
        this.store = store;
        this.steps = steps;
        this.artifacts = artifacts;
        this.events = events;
    }

    JobContext context() {
        return new PhaseContext(this, "");
    }

    JobKey key() {
        return claim.key();
    }

    JobRow row() {
        return row;
    }

    Claim claim() {
        return claim;
    }

    StopSwitch stopSwitch() {
        return stopSwitch;
    }

    EventWriter events() {
        return events;
    }

    AtomicReference<Payload> result() {
        return result;
    }

    /** Failures in a row, if this attempt is one. */
    int failures() {
        return advanced ? 1 : failuresBefore + 1;
    }

    /** Looks at what others did to the job, and writes progress that has waited long enough. */
    void attend() {
        OwnerStore.Standing standing = store.standing(claim);
        if (!standing.owned()) {
            stopSwitch.stop(StopReason.OWNERSHIP_LOST);
            return;
        }
        if (standing.cancelRequested()) {
            stopSwitch.stop(StopReason.CANCELLED);
        }
        fenced(events::writeDue);
    }

    void write(String phase, JobChange change) {
        fenced(() -> events.write(phase, change));
    }

    /**
     * Stores a file of the job's own. The artifact store knows no epochs: a late owner is refused before it writes; one that falls
     * asleep right then writes what its successor writes, because a job's files are the same from every owner.
     */
    Artifact put(ArtifactKey key, ArtifactWriter writer) {
        fenced(this::requireOwned);
        try {
            return artifacts.put(key, writer);
        } catch (IOException e) {
            throw new UncheckedIOException("artifact '" + key + "' could not be written: " + e.getMessage(), e);
        }
    }

    Optional<Payload> step(String name) {
        return steps.find(claim.ordinal(), name);
    }

    List<String> stepNames(String prefix) {
        return steps.names(claim.ordinal(), prefix);
    }

    void advanced() {
        fenced(() -> store.advance(claim));
        advanced = true;
    }

    void saveStep(String name, Payload payload) {
        fenced(() -> store.saveStep(claim, name, payload));
        advanced = true;
    }

    private void requireOwned() {
        if (!store.standing(claim).owned()) {
            throw new StaleEpochException(claim.key(), claim.epoch());
        }
    }

    /** Runs a write; when another owner has the job, the handler is also told to stop. */
    void fenced(Runnable write) {
        try {
            write.run();
        } catch (StaleEpochException e) {
            stopSwitch.stop(StopReason.OWNERSHIP_LOST);
            throw e;
        }
    }
}
