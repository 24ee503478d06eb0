package dev.basin.cli.show;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import dev.basin.common.v1.JobEvent;
import dev.basin.common.v1.JobState;
import dev.basin.common.v1.Progress;
import dev.basin.common.v1.StateChange;

/** Events at given seconds. */
final class Events {
    private Events() {}

    static JobEvent state(String phase, long second, JobState state) {
        return at(phase, second)
                .setStateChange(StateChange.newBuilder().setState(state))
                .build();
    }

    static JobEvent progress(String phase, long second, long done, long total) {
        return at(phase, second)
                .setProgress(Progress.newBuilder()
                        .setDone(done)
                        .setTotal(total)
                        .setUnit("steps")
                        .setTimeLeft(Duration.newBuilder().setSeconds(total - done))
                        .putFigures("train/loss", 0.5123))
                .build();
    }

    private static JobEvent.Builder at(String phase, long second) {
        return JobEvent.newBuilder()
                .setPhase(phase)
                .setTime(Timestamp.newBuilder().setSeconds(second));
    }
}
