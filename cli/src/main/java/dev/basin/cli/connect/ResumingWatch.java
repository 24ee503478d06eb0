package dev.basin.cli.connect;

import dev.basin.common.v1.JobEvent;
import dev.basin.common.v1.JobState;
import dev.basin.gateway.v1.Experiment;
import dev.basin.gateway.v1.GetExperimentRequest;
import dev.basin.gateway.v1.WatchExperimentRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Set;

/** Follows an experiment to its end across broken connections and restarting servers: each event once, in order, none missed. */
public final class ResumingWatch {
    private static final Set<JobState> ENDED =
            EnumSet.of(JobState.JOB_STATE_SUCCEEDED, JobState.JOB_STATE_FAILED, JobState.JOB_STATE_CANCELLED);
    private static final Set<Status.Code> BROKEN =
            EnumSet.of(Status.Code.UNAVAILABLE, Status.Code.CANCELLED, Status.Code.UNKNOWN, Status.Code.INTERNAL);

    /** Reasons of errors that time mends. */
    private static final Set<String> PASSING = Set.of("SHUTTING_DOWN", "STORAGE_UNAVAILABLE");

    private static final Status STREAM_ENDED_EARLY = Status.UNAVAILABLE.withDescription("the server is stopping");

    private final Server server;
    private final Backoff backoff;
    private final WatchListener listener;
    private long seen;

    /** Starts after sequence {@code seen}; 0 replays everything. */
    public ResumingWatch(Server server, Backoff backoff, WatchListener listener, long seen) {
        this.server = server;
        this.backoff = backoff;
        this.listener = listener;
        this.seen = seen;
    }

    /**
     * Returns the experiment once it has ended and every event was heard.
     *
     * @throws StatusRuntimeException if the server refuses, or stays away longer than the backoff's patience
     */
    public Experiment follow(String name) throws InterruptedException {
        while (true) {
            try {
                replayAndGoOn(name);
                Experiment experiment = server.experiments()
                        .getExperiment(
                                GetExperimentRequest.newBuilder().setName(name).build());
                if (hasEnded(experiment) && seen >= experiment.getStatus().getLatestSequence()) {
                    return experiment;
                }
                waitAfter(STREAM_ENDED_EARLY.asRuntimeException());
            } catch (StatusRuntimeException failure) {
                waitAfter(failure);
            }
        }
    }

    public static boolean hasEnded(Experiment experiment) {
        return ENDED.contains(experiment.getStatus().getState());
    }

    private void replayAndGoOn(String name) {
        Iterator<JobEvent> events = server.streams()
                .watchExperiment(WatchExperimentRequest.newBuilder()
                        .setName(name)
                        .setAfterSequence(seen)
                        .build());
        while (events.hasNext()) {
            JobEvent event = events.next();
            backoff.succeeded();
            if (event.getSequence() > seen) {
                seen = event.getSequence();
                listener.event(event);
            }
        }
    }

    private void waitAfter(StatusRuntimeException failure) throws InterruptedException {
        if (!isBrokenConnection(failure)) {
            throw failure;
        }
        listener.interrupted(String.valueOf(failure.getStatus().getCode()));
        if (!backoff.await()) {
            throw failure;
        }
    }

    /** An error that Basin wrote is an answer, unless it says that it will pass; any other comes from the connection. */
    private static boolean isBrokenConnection(StatusRuntimeException failure) {
        String reason = ServerError.of(failure).reason();
        return PASSING.contains(reason)
                || (reason.isEmpty() && BROKEN.contains(failure.getStatus().getCode()));
    }
}
