package dev.basin.landscape.planning;

import com.google.protobuf.util.Durations;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.serving.errors.Refusal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The longest that a request allows its points to take. */
final class DurationLimit {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final MathContext THREE_DIGITS = new MathContext(3);

    /** Infinite if the request sets none. */
    private final double seconds;

    DurationLimit(LandscapeSpec spec) {
        this.seconds = spec.hasMaxDuration()
                ? Durations.toNanos(spec.getMaxDuration()) / NANOS_PER_SECOND
                : Double.POSITIVE_INFINITY;
    }

    /** Why not to go on, if the estimate exceeds the limit. */
    Optional<Refusal> excess(Estimate estimate) {
        return estimate.certainSeconds() > seconds
                ? Optional.of(Refusal.limitExceeded("spec.max_duration", message(estimate)))
                : Optional.empty();
    }

    private String message(Estimate estimate) {
        return "%d points take about %s s, at %s s a point measured on %d; the limit is %s s; accepted: %s"
                .formatted(
                        estimate.workload().points(),
                        rounded(estimate.totalSeconds()),
                        rounded(estimate.pace().secondsPerPoint()),
                        estimate.pace().points(),
                        rounded(seconds),
                        String.join(", or ", accepted(estimate)));
    }

    private List<String> accepted(Estimate estimate) {
        List<String> accepted = new ArrayList<>();
        long gridPoints = estimate.gridPointsWithin(seconds);
        long examples = estimate.examplesWithin(seconds);
        if (gridPoints >= 1) {
            accepted.add("a grid of at most %d points".formatted(gridPoints));
        }
        if (examples >= 2) { // one to train on and one held out
            accepted.add("about %d examples in all instead of %d"
                    .formatted(examples, estimate.workload().examples()));
        }
        accepted.add("a higher limit");
        return accepted;
    }

    private static String rounded(double number) {
        return new BigDecimal(number).round(THREE_DIGITS).stripTrailingZeros().toPlainString();
    }
}
