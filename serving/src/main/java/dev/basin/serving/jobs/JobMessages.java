package dev.basin.serving.jobs;

import com.google.protobuf.Timestamp;
import dev.basin.common.v1.Artifact;
import dev.basin.common.v1.JobEvent;
import dev.basin.common.v1.JobState;
import dev.basin.common.v1.JobStatus;
import dev.basin.common.v1.Note;
import dev.basin.common.v1.StateChange;
import dev.basin.jobs.Job;
import dev.basin.jobs.JobChange;
import java.time.Instant;

/** Jobs and their events as the contracts show them. */
public final class JobMessages {
    private JobMessages() {}

    public static JobStatus status(Job job) {
        JobStatus.Builder status = JobStatus.newBuilder()
                .setState(state(job.state()))
                .setCreateTime(timestamp(job.createTime()))
                .setLatestSequence(job.latestSequence())
                .setAttempts(job.attempts());
        job.startTime().ifPresent(time -> status.setStartTime(timestamp(time)));
        job.endTime().ifPresent(time -> status.setEndTime(timestamp(time)));
        job.progress().ifPresent(progress -> status.setProgress(ProgressMessages.of(progress)));
        job.failure().ifPresent(failure -> status.setError(FailureMessages.status(failure)));
        return status.build();
    }

    public static JobEvent event(dev.basin.jobs.JobEvent event) {
        JobEvent.Builder message = JobEvent.newBuilder()
                .setSequence(event.sequence())
                .setTime(timestamp(event.time()))
                .setPhase(event.phase());
        switch (event.change()) {
            case JobChange.StateChanged changed -> message.setStateChange(stateChange(changed));
            case JobChange.ProgressMade made -> message.setProgress(ProgressMessages.of(made.progress()));
            case JobChange.Noted noted -> message.setNote(Note.newBuilder().setText(noted.text()));
            case JobChange.ArtifactWritten written ->
                message.setArtifact(artifact(written.artifact(), written.title(), written.mediaType()));
        }
        return message.build();
    }

    public static Artifact artifact(dev.basin.jobs.artifacts.Artifact artifact, String title, String mediaType) {
        return Artifact.newBuilder()
                .setKey(artifact.key().value())
                .setTitle(title)
                .setMediaType(mediaType)
                .setSizeBytes(artifact.sizeBytes())
                .setSha256(artifact.sha256())
                .build();
    }

    public static JobState state(dev.basin.jobs.JobState state) {
        return switch (state) {
            case PENDING -> JobState.JOB_STATE_PENDING;
            case RUNNING -> JobState.JOB_STATE_RUNNING;
            case SUCCEEDED -> JobState.JOB_STATE_SUCCEEDED;
            case FAILED -> JobState.JOB_STATE_FAILED;
            case CANCELLED -> JobState.JOB_STATE_CANCELLED;
        };
    }

    /** @throws IllegalArgumentException for a value that no job is ever in */
    public static dev.basin.jobs.JobState state(JobState state) {
        return switch (state) {
            case JOB_STATE_PENDING -> dev.basin.jobs.JobState.PENDING;
            case JOB_STATE_RUNNING -> dev.basin.jobs.JobState.RUNNING;
            case JOB_STATE_SUCCEEDED -> dev.basin.jobs.JobState.SUCCEEDED;
            case JOB_STATE_FAILED -> dev.basin.jobs.JobState.FAILED;
            case JOB_STATE_CANCELLED -> dev.basin.jobs.JobState.CANCELLED;
            case JOB_STATE_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalArgumentException("no job is ever " + state);
        };
    }

    static boolean isStored(JobState state) {
        return state != JobState.JOB_STATE_UNSPECIFIED && state != JobState.UNRECOGNIZED;
    }

    /** Whether nothing comes after it. */
    public static boolean isEnd(JobState state) {
        return isStored(state) && state(state).ended();
    }

    private static StateChange stateChange(JobChange.StateChanged changed) {
        StateChange.Builder message = StateChange.newBuilder().setState(state(changed.state()));
        changed.failure().ifPresent(failure -> message.setError(FailureMessages.status(failure)));
        return message.build();
    }

    private static Timestamp timestamp(Instant time) {
        return Timestamp.newBuilder()
                .setSeconds(time.getEpochSecond())
                .setNanos(time.getNano())
                .build();
    }
}
