package dev.basin.gateway.run;

import com.google.protobuf.Message;
import com.google.protobuf.util.Timestamps;
import dev.basin.common.v1.Artifact;
import dev.basin.common.v1.JobEvent;
import dev.basin.common.v1.JobState;
import dev.basin.common.v1.JobStatus;
import dev.basin.gateway.experiment.PlannedPhase.PhaseId;
import dev.basin.gateway.v1.Phase;
import dev.basin.jobs.JobContext;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.serving.jobs.JobMessages;
import dev.basin.serving.jobs.ProgressMessages;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;

/**
 * Has one part carried out by its service and passes its events on as the experiment's. Whoever goes on with an experiment after a
 * restart finds the same job again, because its request id follows from the experiment and the phase.
 */
final class PartRunner {
    private final JobContext experiment;
    private final PhaseRecords records;
    private final Stopping stopping;
    private final Duration reconnectLimit;

    PartRunner(JobContext experiment, PhaseRecords records, Stopping stopping, Duration reconnectLimit) {
        this.experiment = experiment;
        this.records = records;
        this.stopping = stopping;
        this.reconnectLimit = reconnectLimit;
    }

    /**
     * What the part ended with.
     *
     * @throws dev.basin.jobs.JobFailedException if it failed, with its reason
     */
    <S extends Message, P extends Message> P run(PhaseId id, S spec, PartService<S, P> service) throws Exception {
        Optional<P> before = records.part(id.name(), service.parser());
        return before.isPresent() ? before.get() : stopping.during(() -> carryOut(id, spec, service));
    }

    private <S extends Message, P extends Message> P carryOut(PhaseId id, S spec, PartService<S, P> service)
            throws Exception {
        P created = attempts().untilAnswered(() -> service.create(spec, requestId(id)));
        String job = service.name(created);
        enter(id, job, JobState.JOB_STATE_PENDING, service.status(created));
        P ended = follow(id, job, service);
        JobStatus status = service.status(ended);
        if (status.getState() == JobState.JOB_STATE_SUCCEEDED) {
            records.keepPart(id.name(), ended);
        }
        enter(id, job, status.getState(), status);
        PhaseFailures.throwIfNotSucceeded(id.name(), job, status);
        return ended;
    }

    private <P extends Message> P follow(PhaseId id, String job, PartService<?, P> service) throws Exception {
        Attempts attempts = attempts();
        long seen = records.seen(id.name());
        while (true) {
            try {
                for (Iterator<JobEvent> events = service.watch(job, seen); events.hasNext(); ) {
                    JobEvent event = events.next();
                    passOn(id, job, event);
                    seen = event.getSequence();
                    attempts.succeeded();
                }
                P part = service.get(job);
                if (JobMessages.isEnd(service.status(part).getState())) {
                    return part;
                }
                attempts.failed(endedEarly(job));
            } catch (StatusRuntimeException e) {
                attempts.failed(e);
            }
        }
    }

    private void passOn(PhaseId id, String job, JobEvent event) {
        JobContext phase = experiment.inPhase(id.name());
        switch (event.getEventCase()) {
            case STATE_CHANGE -> {
                JobState state = event.getStateChange().getState();
                if (state == JobState.JOB_STATE_RUNNING) {
                    enter(id, job, state, JobStatus.getDefaultInstance());
                }
            }
            case PROGRESS -> phase.progress(ProgressMessages.read(event.getProgress()));
            case NOTE -> {
                phase.note(event.getNote().getText());
                records.saw(id.name(), event.getSequence());
            }
            case ARTIFACT -> {
                announce(phase, event.getArtifact());
                records.saw(id.name(), event.getSequence());
            }
            case EVENT_NOT_SET -> {}
        }
    }

    private static void announce(JobContext phase, Artifact artifact) {
        phase.announce(
                new dev.basin.jobs.artifacts.Artifact(
                        new ArtifactKey(artifact.getKey()), artifact.getSizeBytes(), artifact.getSha256()),
                artifact.getTitle(),
                artifact.getMediaType());
    }

    private void enter(PhaseId id, String job, JobState state, JobStatus status) {
        Phase.Builder phase = Phase.newBuilder()
                .setName(id.name())
                .setTitle(id.title())
                .setStart(id.start())
                .setJob(job)
                .setState(state);
        if (status.hasStartTime() && status.hasEndTime()) {
            phase.setElapsed(Timestamps.between(status.getStartTime(), status.getEndTime()));
        }
        records.enter(phase.build());
    }

    private String requestId(PhaseId id) {
        String name = experiment.key().name() + "/" + id.name();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private Attempts attempts() {
        return new Attempts(stopping, reconnectLimit);
    }

    private static StatusRuntimeException endedEarly(String job) {
        return Status.UNAVAILABLE
                .withDescription("the events of %s ended before the job did".formatted(job))
                .asRuntimeException();
    }
}
