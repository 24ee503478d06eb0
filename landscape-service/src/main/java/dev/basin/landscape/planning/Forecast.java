package dev.basin.landscape.planning;

import dev.basin.jobs.JobContext;
import dev.basin.jobs.JobKey;
import dev.basin.jobs.Jobs;
import dev.basin.landscape.v1.DurationEstimate;
import dev.basin.landscape.v1.EstimateBasis;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.serving.jobs.FailureMessages;
import dev.basin.serving.jobs.Payloads;
import java.util.Optional;

/**
 * How long one landscape takes, ever better known. What is known is a step of its job, so that everybody can look at it and a
 * landscape that was let through once goes on after a restart.
 */
public final class Forecast {
    private static final String STEP = "estimate";

    private final JobContext context;
    private final LandscapeSpec spec;
    private final Workload workload;
    private final PaceHistory history;
    private final DurationLimit limit;

    Forecast(JobContext context, LandscapeSpec spec, Workload workload, PaceHistory history) {
        this.context = context;
        this.spec = spec;
        this.workload = workload;
        this.history = history;
        this.limit = new DurationLimit(spec);
    }

    /** The newest estimate of a landscape; empty before the first. */
    public static Optional<DurationEstimate> of(Jobs jobs, JobKey landscape) {
        return jobs.step(landscape, STEP).map(step -> Payloads.read(step, DurationEstimate.parser()));
    }

    /**
     * Takes in how long the end point took.
     *
     * @throws dev.basin.jobs.JobFailedException LIMIT_EXCEEDED if even half of what follows from it exceeds the request's limit
     */
    public void endPoint(Pace pace) {
        settle(new Estimate(workload, pace, EstimateBasis.ESTIMATE_BASIS_END_POINT));
    }

    /**
     * Takes in how long the first points took.
     *
     * @throws dev.basin.jobs.JobFailedException LIMIT_EXCEEDED if what follows from it exceeds the request's limit
     */
    public void firstPoints(Pace pace) {
        remember(pace);
        settle(new Estimate(workload, pace, EstimateBasis.ESTIMATE_BASIS_FIRST_POINTS));
    }

    /** Takes in how long all points took, for landscapes to come. */
    public void allPoints(Pace pace) {
        remember(pace);
    }

    private void remember(Pace pace) {
        history.record(spec, pace.times(1.0 / workload.examples()));
    }

    private void settle(Estimate estimate) {
        if (isSettled()) {
            return;
        }
        context.saveStep(STEP, Payloads.of(estimate.toMessage()));
        limit.excess(estimate).ifPresent(refusal -> {
            throw FailureMessages.failed(refusal);
        });
    }

    private boolean isSettled() {
        return context.step(STEP)
                .map(step -> Payloads.read(step, DurationEstimate.parser()))
                .filter(known -> known.getBasis() == EstimateBasis.ESTIMATE_BASIS_FIRST_POINTS)
                .isPresent();
    }
}
