package dev.basin.gateway.run;

import dev.basin.common.v1.JobState;
import dev.basin.common.v1.JobStatus;
import dev.basin.gateway.experiment.ExperimentPlan;
import dev.basin.gateway.experiment.PlannedPhase.PhaseId;
import dev.basin.gateway.v1.Experiment;
import dev.basin.gateway.v1.ExperimentResult;
import dev.basin.gateway.v1.ExperimentSpec;
import dev.basin.gateway.v1.Phase;
import dev.basin.jobs.Job;
import dev.basin.jobs.JobKey;
import dev.basin.jobs.Jobs;
import dev.basin.serving.jobs.JobMessages;
import dev.basin.serving.jobs.Payloads;
import jakarta.inject.Singleton;
import java.util.List;

/** Shows a stored job as an experiment with its phases. */
@Singleton
public class ExperimentView {
    private final Jobs jobs;

    ExperimentView(Jobs jobs) {
        this.jobs = jobs;
    }

    public Experiment of(JobKey key) {
        return of(jobs.get(key));
    }

    public Experiment of(Job job) {
        ExperimentSpec spec = Payloads.read(job.spec(), ExperimentSpec.parser());
        Experiment.Builder experiment = Experiment.newBuilder()
                .setName(job.key().name())
                .setSpec(spec)
                .setStatus(JobMessages.status(job))
                .addAllPhases(phases(job, spec));
        job.result().ifPresent(result -> experiment.setResult(Payloads.read(result, ExperimentResult.parser())));
        return experiment.build();
    }

    /** The experiment that a request would start. */
    public static Experiment preview(ExperimentSpec complete) {
        return Experiment.newBuilder()
                .setSpec(complete)
                .addAllPhases(ExperimentPlan.of(complete).stream()
                        .map(phase -> waiting(phase.id()))
                        .toList())
                .setStatus(JobStatus.getDefaultInstance())
                .build();
    }

    private List<Phase> phases(Job job, ExperimentSpec spec) {
        return ExperimentPlan.of(spec).stream()
                .map(phase -> phase(job, phase.id()))
                .toList();
    }

    private Phase phase(Job job, PhaseId id) {
        Phase phase = PhaseRecords.read(jobs, job.key(), id.name()).orElseGet(() -> waiting(id));
        boolean leftBehind = job.state().ended() && !JobMessages.isEnd(phase.getState());
        return leftBehind
                ? phase.toBuilder().setState(JobState.JOB_STATE_CANCELLED).build()
                : phase;
    }

    private static Phase waiting(PhaseId id) {
        return Phase.newBuilder()
                .setName(id.name())
                .setTitle(id.title())
                .setStart(id.start())
                .setState(JobState.JOB_STATE_PENDING)
                .build();
    }
}
