package dev.basin.jobs.run;

import dev.basin.jobs.JobChange.ArtifactWritten;
import dev.basin.jobs.JobChange.Noted;
import dev.basin.jobs.JobChange.StateChanged;
import dev.basin.jobs.JobContext;
import dev.basin.jobs.JobKey;
import dev.basin.jobs.JobState;
import dev.basin.jobs.Payload;
import dev.basin.jobs.Progress;
import dev.basin.jobs.StopReason;
import dev.basin.jobs.artifacts.Artifact;
import dev.basin.jobs.artifacts.ArtifactWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The handler's view of an owned job; its events carry the phase. */
record PhaseContext(OwnedJob owned, String phase) implements JobContext {

    @Override
    public JobKey key() {
        return owned.key();
    }

    @Override
    public Payload spec() {
        return owned.row().job().spec();
    }

    @Override
    public long epoch() {
        return owned.claim().epoch();
    }

    @Override
    public JobContext inPhase(String otherPhase) {
        return new PhaseContext(owned, otherPhase);
    }

    @Override
    public void progress(String activity, long done, long total, String unit, Map<String, Double> figures) {
        owned.fenced(() -> owned.events().progress(phase, activity, done, total, unit, figures));
    }

    @Override
    public void progress(Progress progress) {
        owned.fenced(() -> owned.events().progress(phase, progress));
    }

    @Override
    public void partEntered(JobState state) {
        if (phase.isEmpty()) {
            throw new IllegalStateException(key() + " entered " + state + " outside of any phase; expected a phase");
        }
        owned.write(phase, new StateChanged(state));
    }

    @Override
    public void note(String text) {
        owned.write(phase, new Noted(text));
    }

    @Override
    public void announce(Artifact artifact, String title, String mediaType) {
        owned.write(phase, new ArtifactWritten(artifact, title, mediaType));
    }

    @Override
    public Artifact putArtifact(String path, String title, String mediaType, ArtifactWriter writer) {
        Artifact artifact = owned.put(key().artifact(path), writer);
        announce(artifact, title, mediaType);
        return artifact;
    }

    @Override
    public Optional<Payload> step(String name) {
        return owned.step(name);
    }

    @Override
    public List<String> stepNames(String prefix) {
        return owned.stepNames(prefix);
    }

    @Override
    public void saveStep(String name, Payload payload) {
        owned.saveStep(name, payload);
    }

    @Override
    public void advanced() {
        owned.advanced();
    }

    @Override
    public void setResult(Payload result) {
        owned.result().set(result);
    }

    @Override
    public Optional<StopReason> stopReason() {
        return owned.stopSwitch().reason();
    }

    @Override
    public void onStop(Runnable action) {
        owned.stopSwitch().onStop(action);
    }
}
