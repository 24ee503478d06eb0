package dev.basin.gateway.peers;

import com.google.protobuf.Any;
import com.google.protobuf.util.Timestamps;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import dev.basin.common.v1.JobEvent;
import dev.basin.common.v1.JobState;
import dev.basin.common.v1.JobStatus;
import dev.basin.common.v1.Note;
import dev.basin.common.v1.Progress;
import dev.basin.common.v1.StateChange;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The jobs of one service that behave as a test says. */
final class ScriptedJobs {
    private final String kind;
    private final Script script;
    private final Map<String, Job> byRequestId = new LinkedHashMap<>();
    private final Map<String, Job> byName = new LinkedHashMap<>();

    ScriptedJobs(String kind, Script script) {
        this.kind = kind;
        this.script = script;
    }

    private static final class Job {
        private final String name;
        private final String title;
        private final List<JobEvent> events = new ArrayList<>();
        private final List<ServerCallStreamObserver<JobEvent>> watchers = new ArrayList<>();
        private JobState state = JobState.JOB_STATE_PENDING;

        private Job(String name, String title) {
            this.name = name;
            this.title = title;
        }
    }

    /** The name of the job of a request id, which is made if there is none. */
    synchronized String create(String requestId, String title) {
        script.created(title, requestId);
        return byRequestId.computeIfAbsent(requestId, id -> start(title)).name;
    }

    synchronized JobStatus status(String name) {
        Job job = job(name);
        JobStatus.Builder status = JobStatus.newBuilder()
                .setState(job.state)
                .setLatestSequence(job.events.size())
                .setStartTime(Timestamps.fromMillis(1_000));
        if (isEnded(job)) {
            status.setEndTime(Timestamps.fromMillis(3_500));
        }
        if (job.state == JobState.JOB_STATE_FAILED) {
            status.setError(error());
        }
        return status.build();
    }

    synchronized String title(String name) {
        return job(name).title;
    }

    synchronized void watch(String name, long after, StreamObserver<JobEvent> caller) {
        Job job = job(name);
        script.watched(job.title, after);
        Optional<Integer> breaksAfter = script.takeBreak(job.title);
        List<JobEvent> left = job.events.subList((int) after, job.events.size());
        if (breaksAfter.isPresent()) {
            left.subList(0, Math.min(breaksAfter.get(), left.size())).forEach(caller::onNext);
            caller.onError(io.grpc.Status.UNAVAILABLE
                    .withDescription("connection reset")
                    .asRuntimeException());
            return;
        }
        left.forEach(caller::onNext);
        if (isEnded(job)) {
            caller.onCompleted();
        } else {
            job.watchers.add((ServerCallStreamObserver<JobEvent>) caller);
        }
    }

    synchronized void cancel(String name) {
        Job job = job(name);
        script.cancelled(job.title);
        if (!isEnded(job)) {
            enter(job, JobState.JOB_STATE_CANCELLED);
        }
    }

    /** Lets a job that was held end well. */
    synchronized void release(String title) {
        byName.values().stream().filter(job -> job.title.equals(title)).forEach(job -> {
            note(job, "released");
            enter(job, JobState.JOB_STATE_SUCCEEDED);
        });
    }

    synchronized void delete(String name) {
        byName.remove(name);
        script.deleted(name);
    }

    private Job start(String title) {
        Job job = new Job(kind + "/job" + (byName.size() + 1), title);
        byName.put(job.name, job);
        enter(job, JobState.JOB_STATE_PENDING);
        enter(job, JobState.JOB_STATE_RUNNING);
        add(
                job,
                event().setProgress(Progress.newBuilder()
                        .setActivity("working")
                        .setDone(1)
                        .setTotal(2)
                        .setUnit("steps")));
        note(job, "half of " + title);
        switch (script.ending(title)) {
            case SUCCEED -> enter(job, JobState.JOB_STATE_SUCCEEDED);
            case FAIL -> enter(job, JobState.JOB_STATE_FAILED);
            case HOLD -> {}
        }
        return job;
    }

    private void note(Job job, String text) {
        add(job, event().setNote(Note.newBuilder().setText(text)));
    }

    private void enter(Job job, JobState state) {
        job.state = state;
        StateChange.Builder change = StateChange.newBuilder().setState(state);
        if (state == JobState.JOB_STATE_FAILED) {
            change.setError(error());
        }
        add(job, event().setStateChange(change));
        if (isEnded(job)) {
            job.watchers.stream().filter(watcher -> !watcher.isCancelled()).forEach(StreamObserver::onCompleted);
        }
    }

    private static void add(Job job, JobEvent.Builder event) {
        JobEvent numbered = event.setSequence(job.events.size() + 1L).build();
        job.events.add(numbered);
        job.watchers.stream().filter(watcher -> !watcher.isCancelled()).forEach(watcher -> watcher.onNext(numbered));
    }

    private static JobEvent.Builder event() {
        return JobEvent.newBuilder();
    }

    private static boolean isEnded(Job job) {
        return job.state.getNumber() >= JobState.JOB_STATE_SUCCEEDED_VALUE;
    }

    private static Status error() {
        return Status.newBuilder()
                .setCode(io.grpc.Status.Code.INVALID_ARGUMENT.value())
                .setMessage("row 7 has one column")
                .addDetails(Any.pack(ErrorInfo.newBuilder()
                        .setDomain("basin.dev")
                        .setReason("DATA_INVALID")
                        .build()))
                .build();
    }

    private Job job(String name) {
        Job job = byName.get(name);
        if (job == null) {
            throw io.grpc.Status.NOT_FOUND.withDescription("no " + name).asRuntimeException();
        }
        return job;
    }
}
