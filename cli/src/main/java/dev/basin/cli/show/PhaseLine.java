package dev.basin.cli.show;

import com.google.protobuf.Timestamp;
import dev.basin.common.v1.JobEvent;
import dev.basin.common.v1.JobState;
import dev.basin.common.v1.Progress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One phase as far as its events have told.
 *
 * @param name stable name, for example "surface/scratch"
 * @param title what it does, in words
 * @param started when it began to run; null before
 * @param latest when its newest event happened; null before the first
 */
record PhaseLine(
        String name,
        String title,
        JobState state,
        Progress progress,
        @Nullable Instant started,
        @Nullable Instant latest) {
    static PhaseLine waiting(String name, String title) {
        return new PhaseLine(
                name,
                title.isEmpty() ? name : title,
                JobState.JOB_STATE_PENDING,
                Progress.getDefaultInstance(),
                null,
                null);
    }

    PhaseLine after(JobEvent event) {
        Instant time = instant(event.getTime());
        return switch (event.getEventCase()) {
            case STATE_CHANGE -> entered(event.getStateChange().getState(), time);
            case PROGRESS -> new PhaseLine(name, title, runningAtLeast(), event.getProgress(), since(time), time);
            default -> this;
        };
    }

    Duration elapsed() {
        return started == null ? Duration.ZERO : Duration.between(started, latest);
    }

    /** Finished share, 0 to 1. */
    double share() {
        if (state == JobState.JOB_STATE_SUCCEEDED) {
            return 1;
        }
        return progress.getTotal() == 0 ? 0 : Math.min(1, (double) progress.getDone() / progress.getTotal());
    }

    private PhaseLine entered(JobState entered, Instant time) {
        boolean starts = entered == JobState.JOB_STATE_RUNNING;
        return new PhaseLine(name, title, entered, progress, starts ? since(time) : started, time);
    }

    private JobState runningAtLeast() {
        return state == JobState.JOB_STATE_PENDING ? JobState.JOB_STATE_RUNNING : state;
    }

    private Instant since(Instant time) {
        return started == null ? time : started;
    }

    private static Instant instant(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }
}
