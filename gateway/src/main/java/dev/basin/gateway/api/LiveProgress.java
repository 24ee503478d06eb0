package dev.basin.gateway.api;

import com.google.protobuf.util.Timestamps;
import dev.basin.common.v1.JobState;
import dev.basin.common.v1.JobStatus;
import dev.basin.gateway.run.PartServices;
import dev.basin.gateway.v1.Experiment;
import dev.basin.gateway.v1.Phase;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Asks the services how far the phases that run have come; leaves out what cannot be told just now. */
@Singleton
class LiveProgress {
    private static final Logger LOG = Logger.getLogger(LiveProgress.class);

    private final PartServices services;

    LiveProgress(PartServices services) {
        this.services = services;
    }

    Experiment fillIn(Experiment experiment) {
        Experiment.Builder filled = experiment.toBuilder();
        filled.getPhasesBuilderList().stream()
                .filter(phase -> phase.getState() == JobState.JOB_STATE_RUNNING)
                .filter(phase -> !phase.getJob().isEmpty())
                .forEach(this::fillIn);
        return filled.build();
    }

    private void fillIn(Phase.Builder phase) {
        try {
            JobStatus status = services.owning(phase.getJob()).statusOf(phase.getJob());
            if (status.hasProgress()) {
                phase.setProgress(status.getProgress());
            }
            if (status.hasStartTime()) {
                phase.setElapsed(Timestamps.between(
                        status.getStartTime(),
                        Timestamps.fromMillis(Instant.now().toEpochMilli())));
            }
        } catch (StatusRuntimeException e) {
            LOG.debugf("%s cannot be asked: %s", phase.getJob(), e.getMessage());
        }
    }
}
