package dev.basin.gateway.run;

import dev.basin.gateway.experiment.ExperimentPlan;
import dev.basin.gateway.v1.ExperimentSpec;
import dev.basin.jobs.JobContext;
import dev.basin.jobs.JobHandler;
import dev.basin.serving.jobs.Payloads;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Carries experiments out. */
@Singleton
public class ExperimentHandler implements JobHandler {
    /** The collection of experiments in resource names. */
    public static final String KIND = "experiments";

    private final PartServices services;
    private final Reporter reporter;
    private final PhaseSchedule schedule;
    private final Duration reconnectLimit;

    @Inject
    ExperimentHandler(PartServices services, Reporter reporter, GatewayConfig config) {
        this(services, reporter, config.parallelPhases(), config.reconnectLimit());
    }

    ExperimentHandler(PartServices services, Reporter reporter, int parallelPhases, Duration reconnectLimit) {
        this.services = services;
        this.reporter = reporter;
        this.schedule = new PhaseSchedule(parallelPhases);
        this.reconnectLimit = reconnectLimit;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobContext context) throws Exception {
        ExperimentSpec spec = Payloads.read(context.spec(), ExperimentSpec.parser());
        new ExperimentRun(context, ExperimentPlan.of(spec), services, reporter, reconnectLimit).run(schedule);
    }
}
