package dev.basin.landscape.service;

import dev.basin.engine.landscape.PointPlan;
import dev.basin.engine.landscape.measures.ProtocolMeasures;
import dev.basin.jobs.JobContext;
import dev.basin.jobs.JobHandler;
import dev.basin.landscape.planning.Forecast;
import dev.basin.landscape.planning.Pace;
import dev.basin.landscape.planning.Planning;
import dev.basin.landscape.spec.LandscapeSpecs;
import dev.basin.landscape.v1.LandscapeSpec;
import jakarta.inject.Singleton;

/**
 * Jobs that evaluate nothing: the end point takes 1 s, and the first points take the seconds that the display name says, so that
 * what follows from a pace can be tested without a clock.
 */
@Singleton
class PacedJobs implements JobHandler {
    static final String KIND = "paced";

    private final Planning planning;

    PacedJobs(Planning planning) {
        this.planning = planning;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobContext context) throws Exception {
        LandscapeSpec spec = LandscapeSpec.parseFrom(context.spec().toBytes());
        PointPlan plan = PointPlan.of(LandscapeSpecs.grid(spec)).withPath(ProtocolMeasures.PATH_POINTS);
        Forecast forecast = planning.forecast(context, spec, plan);
        forecast.endPoint(new Pace(1, 1));
        forecast.firstPoints(new Pace(Double.parseDouble(spec.getDisplayName()), 2));
        forecast.endPoint(new Pace(100, 1)); // after a restart: nothing is judged twice
    }
}
