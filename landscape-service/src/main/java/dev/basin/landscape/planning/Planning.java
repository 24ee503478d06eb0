package dev.basin.landscape.planning;

import dev.basin.engine.landscape.PointPlan;
import dev.basin.engine.landscape.measures.ProtocolMeasures;
import dev.basin.jobs.JobContext;
import dev.basin.landscape.spec.LandscapeSpecs;
import dev.basin.landscape.v1.DurationEstimate;
import dev.basin.landscape.v1.EstimateBasis;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.requests.Objectives;
import dev.basin.serving.errors.Refusal;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Estimates how long landscapes take, before they start and from their first points. */
@Singleton
public class Planning {
    private final Objectives objectives;
    private final PaceHistory history;

    Planning(Objectives objectives, PaceHistory history) {
        this.objectives = objectives;
        this.history = history;
    }

    /**
     * What earlier landscapes say of a complete specification; empty if there was none of its kind.
     *
     * @throws Refusal RESOURCE_EXHAUSTED if that exceeds the request's limit
     */
    public Optional<DurationEstimate> expect(LandscapeSpec spec) {
        Workload workload = workload(spec, LandscapeSpecs.gridPoints(spec), usualProbes(spec));
        Optional<Estimate> estimate = history.find(spec).map(perExample -> estimate(workload, perExample));
        estimate.flatMap(new DurationLimit(spec)::excess).ifPresent(refusal -> {
            throw refusal;
        });
        return estimate.map(Estimate::toMessage);
    }

    private static Estimate estimate(Workload workload, Pace perExample) {
        return new Estimate(
                workload, perExample.times(workload.examples()), EstimateBasis.ESTIMATE_BASIS_EARLIER_LANDSCAPES);
    }

    /** Follows a landscape that is being evaluated. */
    public Forecast forecast(JobContext context, LandscapeSpec spec, PointPlan plan) {
        Workload workload = workload(spec, plan.grid().size(), plan.probes().size());
        return new Forecast(context, spec, workload, history);
    }

    private Workload workload(LandscapeSpec spec, int gridPoints, int probes) {
        return new Workload(gridPoints, probes, objectives.examples("spec.objective", spec.getObjective()));
    }

    /** Before directions are settled it is not known which models lie on the grid; two do at least. */
    private static int usualProbes(LandscapeSpec spec) {
        int models = 2;
        return spec.hasBeta() ? models : models + ProtocolMeasures.PATH_POINTS;
    }
}
