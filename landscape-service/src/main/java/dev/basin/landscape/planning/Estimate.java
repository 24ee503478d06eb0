package dev.basin.landscape.planning;

import com.google.protobuf.util.Durations;
import dev.basin.landscape.v1.DurationEstimate;
import dev.basin.landscape.v1.EstimateBasis;

/**
 * How long a workload takes.
 *
 * @param basis what the pace was measured on
 */
record Estimate(Workload workload, Pace pace, EstimateBasis basis) {
    private static final double NANOS_PER_SECOND = 1e9;

    double totalSeconds() {
        return pace.secondsPerPoint() * workload.points();
    }

    /**
     * What is safe to hold against a limit. A single evaluation tells little: on a busy machine it took 0.7 to 1.8 times the mean
     * of those to come.
     */
    double certainSeconds() {
        return basis == EstimateBasis.ESTIMATE_BASIS_END_POINT ? totalSeconds() / 2 : totalSeconds();
    }

    /** The largest grid whose points, with those beside it, take at most so long; 0 or less if there is none. */
    long gridPointsWithin(double seconds) {
        return (long) (seconds / pace.secondsPerPoint()) - workload.probes();
    }

    /** How many examples the same points can be evaluated on in so long, if each takes its share. */
    long examplesWithin(double seconds) {
        return (long) (workload.examples() * seconds / totalSeconds());
    }

    DurationEstimate toMessage() {
        return DurationEstimate.newBuilder()
                .setSecondsPerPoint(pace.secondsPerPoint())
                .setPoints(workload.points())
                .setTotal(Durations.fromNanos(Math.round(totalSeconds() * NANOS_PER_SECOND)))
                .setMeasuredPoints(pace.points())
                .setBasis(basis)
                .build();
    }
}
