package dev.basin.gateway.api;

import dev.basin.common.v1.ErrorReason;
import dev.basin.common.v1.JobEvent;
import dev.basin.gateway.experiment.ExperimentChecks;
import dev.basin.gateway.experiment.ExperimentDefaults;
import dev.basin.gateway.experiment.ExperimentPlan;
import dev.basin.gateway.experiment.PlannedPhase.FineTuning;
import dev.basin.gateway.run.DrawnSurface;
import dev.basin.gateway.run.ExperimentHandler;
import dev.basin.gateway.run.ExperimentView;
import dev.basin.gateway.run.PartServices;
import dev.basin.gateway.v1.CreateExperimentRequest;
import dev.basin.gateway.v1.Experiment;
import dev.basin.gateway.v1.ExperimentSpec;
import dev.basin.gateway.v1.ListExperimentsRequest;
import dev.basin.gateway.v1.ListExperimentsResponse;
import dev.basin.gateway.v1.Phase;
import dev.basin.jobs.Jobs;
import dev.basin.landscape.v1.Surface;
import dev.basin.serving.calls.StreamSource;
import dev.basin.serving.errors.Refusal;
import dev.basin.serving.errors.Violations;
import dev.basin.serving.jobs.JobMessages;
import dev.basin.serving.jobs.JobResources;
import dev.basin.serving.jobs.ResourcePage;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Singleton;
import java.util.List;

/** What callers can do with experiments. Every method throws what becomes a status. */
@Singleton
public class Experiments {
    private final PartServices services;
    private final LiveProgress progress;
    private final JobResources<Experiment> resources;

    Experiments(Jobs jobs, ExperimentView view, PartServices services, LiveProgress progress) {
        this.services = services;
        this.progress = progress;
        this.resources = new JobResources<>(jobs, ExperimentHandler.KIND, view::of);
    }

    public Experiment create(CreateExperimentRequest request) {
        Violations violations = new Violations();
        JobResources.check(violations, request.getRequestId(), request.getSpec().getDisplayName());
        ExperimentChecks.check(request.getSpec(), violations);
        ExperimentSpec complete = ExperimentDefaults.complete(request.getSpec());
        ExperimentPlan.of(complete).stream()
                .filter(FineTuning.class::isInstance)
                .forEach(phase -> validate((FineTuning) phase));
        return request.getValidateOnly()
                ? ExperimentView.preview(complete)
                : resources.create(request.getRequestId(), complete.getDisplayName(), complete, request.getSpec());
    }

    public Experiment get(String name) {
        return progress.fillIn(resources.get(name));
    }

    public ListExperimentsResponse list(ListExperimentsRequest request) {
        ResourcePage<Experiment> page =
                resources.list(request.getPageSize(), request.getPageToken(), request.getStatesList());
        return ListExperimentsResponse.newBuilder()
                .addAllExperiments(page.items())
                .setNextPageToken(page.nextPageToken())
                .build();
    }

    public Experiment cancel(String name) {
        return resources.cancel(name);
    }

    /** Deletes the jobs of the parts at their services first, so that a failure in between can be repeated. */
    public void delete(String name) {
        Experiment experiment = resources.get(name);
        if (JobMessages.isEnd(experiment.getStatus().getState())) {
            experiment.getPhasesList().stream()
                    .map(Phase::getJob)
                    .filter(job -> !job.isEmpty())
                    .forEach(this::deletePart);
        }
        resources.delete(name);
    }

    /** Checks a request to watch, for callers who must know before they begin to answer. */
    public void requireWatchable(String name, long afterSequence) {
        var unused = resources.requireWatchable(name, afterSequence);
    }

    public StreamSource<JobEvent> watch(String name, long afterSequence) {
        return resources.watch(name, afterSequence);
    }

    /** The values of a surface, computed so far. */
    public Surface surface(String name, String surfaceName) {
        Experiment experiment = resources.get(name);
        List<DrawnSurface> all = DrawnSurface.of(ExperimentPlan.of(experiment.getSpec()));
        DrawnSurface surface = all.stream()
                .filter(drawn -> drawn.name().equals(surfaceName))
                .findFirst()
                .orElseThrow(() -> noSuchSurface(name, surfaceName, all));
        String job = experiment.getPhasesList().stream()
                .filter(phase -> phase.getName().equals(surface.phase()))
                .map(Phase::getJob)
                .findFirst()
                .orElse("");
        if (job.isEmpty()) {
            throw new Refusal(
                    Status.Code.FAILED_PRECONDITION,
                    ErrorReason.ERROR_REASON_JOB_STATE_CONFLICT,
                    "%s of %s has not started yet".formatted(surface.phase(), name));
        }
        return surface.read(services, job);
    }

    private static Refusal noSuchSurface(String name, String surfaceName, List<DrawnSurface> all) {
        List<String> accepted = all.stream().map(DrawnSurface::name).toList();
        return Refusal.notFound(
                ErrorReason.ERROR_REASON_INVALID_FIELD,
                "phase",
                "%s has no surface '%s'; accepted: %s".formatted(name, surfaceName, String.join(", ", accepted)));
    }

    private void validate(FineTuning phase) {
        try {
            var unused = services.runs().validate(phase.spec());
        } catch (StatusRuntimeException e) {
            throw new RunFields(phase).translate(e);
        }
    }

    private void deletePart(String job) {
        try {
            services.owning(job).delete(job);
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() != Status.Code.NOT_FOUND) {
                throw e;
            }
        }
    }
}
