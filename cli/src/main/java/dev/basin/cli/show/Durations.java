package dev.basin.cli.show;

import com.google.protobuf.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Lengths of time as people read them: 0:07, 12:30, 3:05:00. */
final class Durations {
    private Durations() {}

    static String clock(Duration time) {
        return time.toHours() > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }

    static Duration between(Timestamp start, Timestamp end) {
        return Duration.between(
                Instant.ofEpochSecond(start.getSeconds(), start.getNanos()),
                Instant.ofEpochSecond(end.getSeconds(), end.getNanos()));
    }

    static Duration of(com.google.protobuf.Duration time) {
        return Duration.ofSeconds(time.getSeconds(), time.getNanos());
    }
}
