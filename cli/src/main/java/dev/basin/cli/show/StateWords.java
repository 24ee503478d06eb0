package dev.basin.cli.show;

import dev.basin.common.v1.JobState;

/** States in one word. */
final class StateWords {
    private StateWords() {}

    static String of(JobState state) {
        return switch (state) {
            case JOB_STATE_PENDING -> "waiting";
            case JOB_STATE_RUNNING -> "running";
            case JOB_STATE_SUCCEEDED -> "done";
            case JOB_STATE_FAILED -> "failed";
            case JOB_STATE_CANCELLED -> "cancelled";
            case JOB_STATE_UNSPECIFIED, UNRECOGNIZED -> "unknown";
        };
    }
}
