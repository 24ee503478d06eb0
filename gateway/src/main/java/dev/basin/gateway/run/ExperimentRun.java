package dev.basin.gateway.run;

import com.google.protobuf.util.Durations;
import dev.basin.common.v1.JobState;
import dev.basin.finetune.v1.Run;
import dev.basin.gateway.experiment.PlannedPhase;
import dev.basin.gateway.experiment.PlannedPhase.Asking;
import dev.basin.gateway.experiment.PlannedPhase.Drawing;
import dev.basin.gateway.experiment.PlannedPhase.FineTuning;
import dev.basin.gateway.experiment.PlannedPhase.FurtherTraining;
import dev.basin.gateway.experiment.PlannedPhase.Reporting;
import dev.basin.gateway.v1.ExperimentResult;
import dev.basin.gateway.v1.Phase;
import dev.basin.jobs.JobContext;
import dev.basin.jobs.StopReason;
import dev.basin.serving.jobs.JobMessages;
import dev.basin.serving.jobs.Payloads;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** One owner's work on one experiment. */
final class ExperimentRun {
    private static final Logger LOG = Logger.getLogger(ExperimentRun.class);

    private final JobContext experiment;
    private final List<PlannedPhase> plan;
    private final PartServices services;
    private final Reporter reporter;
    private final PhaseRecords records;
    private final Stopping stopping = new Stopping();
    private final EndedParts parts;
    private final PartRunner runner;

    ExperimentRun(
            JobContext experiment,
            List<PlannedPhase> plan,
            PartServices services,
            Reporter reporter,
            Duration reconnectLimit) {
        this.experiment = experiment;
        this.plan = plan;
        this.services = services;
        this.reporter = reporter;
        this.records = new PhaseRecords(experiment);
        this.parts = new EndedParts(records);
        this.runner = new PartRunner(experiment, records, stopping, reconnectLimit);
    }

    void run(PhaseSchedule schedule) throws Exception {
        experiment.onStop(stopping::stop);
        try {
            schedule.run(plan, this::carryOut);
        } catch (Exception e) {
            stopping.stop();
            giveUp();
            throw e;
        }
    }

    private void carryOut(PlannedPhase phase) throws Exception {
        experiment.throwIfStopped();
        try {
            switch (phase) {
                case FineTuning training -> runner.run(training.id(), training.spec(), services.runs());
                case FurtherTraining further ->
                    runner.run(further.id(), PartSpecs.of(further, parts.run(further.target())), services.runs());
                case Drawing drawing -> {
                    Optional<Run> second = drawing.second().map(parts::run);
                    List<Run> path = drawing.path().stream().map(parts::run).toList();
                    runner.run(
                            drawing.id(),
                            PartSpecs.of(drawing, parts.run(drawing.target()), second, path),
                            services.landscapes());
                }
                case Asking asking -> {
                    Optional<Run> second = asking.second().map(parts::run);
                    runner.run(
                            asking.id(), PartSpecs.of(asking, parts.run(asking.target()), second), services.analyses());
                }
                case Reporting reporting -> report(reporting);
            }
        } catch (StatusRuntimeException e) {
            experiment.throwIfStopped();
            throw PhaseFailures.refused(phase.name(), e);
        }
        experiment.progress("parts of the experiment", endedPhases(), plan.size(), "parts", Map.of());
    }

    private void report(Reporting reporting) throws Exception {
        Phase running = Phase.newBuilder()
                .setName(reporting.name())
                .setTitle(reporting.id().title())
                .setState(JobState.JOB_STATE_RUNNING)
                .build();
        records.enter(running);
        long start = System.nanoTime();
        ExperimentResult result = stopping.during(() -> reporter.report(experiment, plan, parts));
        records.enter(running.toBuilder()
                .setState(JobState.JOB_STATE_SUCCEEDED)
                .setElapsed(Durations.fromNanos(System.nanoTime() - start))
                .build());
        experiment.setResult(Payloads.of(result));
    }

    private long endedPhases() {
        return plan.stream()
                .flatMap(phase -> records.phase(phase.name()).stream())
                .filter(phase -> JobMessages.isEnd(phase.getState()))
                .count();
    }

    /** Cancels what is under way, unless another owner goes on with it. */
    private void giveUp() {
        Optional<StopReason> reason = experiment.stopReason();
        if (reason.isEmpty() || reason.get() == StopReason.CANCELLED) {
            plan.stream()
                    .flatMap(phase -> records.phase(phase.name()).stream())
                    .filter(phase -> !JobMessages.isEnd(phase.getState()))
                    .forEach(this::cancel);
        }
    }

    private void cancel(Phase phase) {
        try {
            if (!phase.getJob().isEmpty()) {
                services.owning(phase.getJob()).cancel(phase.getJob());
            }
            records.enter(
                    phase.toBuilder().setState(JobState.JOB_STATE_CANCELLED).build());
        } catch (StatusRuntimeException e) {
            LOG.warnf("%s of %s could not be cancelled: %s", phase.getJob(), experiment.key(), e.getMessage());
        }
    }
}
