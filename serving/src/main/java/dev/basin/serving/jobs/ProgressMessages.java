package dev.basin.serving.jobs;

import com.google.protobuf.Duration;
import dev.basin.common.v1.Progress;
import java.util.Optional;

/** Progress as the contracts show it, and back again for work that another service does. */
public final class ProgressMessages {
    private ProgressMessages() {}

    public static Progress of(dev.basin.jobs.Progress progress) {
        Progress.Builder message = Progress.newBuilder()
                .setActivity(progress.activity())
                .setDone(progress.done())
                .setTotal(progress.total())
                .setUnit(progress.unit())
                .setUnitsPerSecond(progress.unitsPerSecond())
                .putAllFigures(progress.figures());
        progress.timeLeft().ifPresent(left -> message.setTimeLeft(duration(left)));
        return message.build();
    }

    public static dev.basin.jobs.Progress read(Progress message) {
        return new dev.basin.jobs.Progress(
                message.getActivity(),
                message.getDone(),
                message.getTotal(),
                message.getUnit(),
                message.getUnitsPerSecond(),
                message.hasTimeLeft() ? Optional.of(duration(message.getTimeLeft())) : Optional.empty(),
                message.getFiguresMap());
    }

    private static Duration duration(java.time.Duration duration) {
        return Duration.newBuilder()
                .setSeconds(duration.getSeconds())
                .setNanos(duration.getNano())
                .build();
    }

    private static java.time.Duration duration(Duration duration) {
        return java.time.Duration.ofSeconds(duration.getSeconds(), duration.getNanos());
    }
}
