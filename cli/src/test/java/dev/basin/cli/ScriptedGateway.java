package dev.basin.cli;

import dev.basin.cli.connect.Server;
import dev.basin.common.v1.JobEvent;
import dev.basin.common.v1.JobState;
import dev.basin.common.v1.JobStatus;
import dev.basin.common.v1.Note;
import dev.basin.gateway.v1.CancelExperimentRequest;
import dev.basin.gateway.v1.CreateExperimentRequest;
import dev.basin.gateway.v1.Experiment;
import dev.basin.gateway.v1.ExperimentServiceGrpc.ExperimentServiceImplBase;
import dev.basin.gateway.v1.ExperimentSpec;
import dev.basin.gateway.v1.GetExperimentRequest;
import dev.basin.gateway.v1.GetExperimentSurfaceRequest;
import dev.basin.gateway.v1.ListExperimentsRequest;
import dev.basin.gateway.v1.ListExperimentsResponse;
import dev.basin.gateway.v1.WatchExperimentRequest;
import dev.basin.landscape.v1.Range;
import dev.basin.landscape.v1.Surface;
import io.grpc.InsecureServerCredentials;
import io.grpc.Status;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.stream.LongStream;

/** A peer that plays the history of an ended experiment and breaks the stream where a test says so. It computes nothing. */
public final class ScriptedGateway extends ExperimentServiceImplBase implements AutoCloseable {
    /** Send so many events, then end with this status, or well if it is OK. */
    private record Break(int events, Status status) {}

    private final long lastSequence;
    private final Deque<Break> script = new ArrayDeque<>();
    private final List<Long> subscriptions = Collections.synchronizedList(new ArrayList<>());
    private final io.grpc.Server peer;
    private final Server server;
    private boolean honoursAfterSequence = true;
    private List<String> ahead = List.of();

    /** Plays {@code lastSequence} events to whoever connects to {@link #port}. */
    public ScriptedGateway(long lastSequence) throws IOException {
        this.lastSequence = lastSequence;
        this.peer = OkHttpServerBuilder.forPort(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), InsecureServerCredentials.create())
                .addService(this)
                .build()
                .start();
        this.server = new Server(OkHttpChannelBuilder.forAddress("127.0.0.1", peer.getPort())
                .usePlaintext()
                .build());
    }

    public int port() {
        return peer.getPort();
    }

    public ScriptedGateway breakAfter(int events, Status status) {
        script.add(new Break(events, status));
        return this;
    }

    public void endEarlyAfter(int events) {
        script.add(new Break(events, Status.OK));
    }

    public void ignoreAfterSequence() {
        honoursAfterSequence = false;
    }

    /** Puts experiments before the one that is asked for, newest first; the oldest is running. */
    public void queueBehind(String... names) {
        ahead = List.of(names);
    }

    public Server server() {
        return server;
    }

    /** The after_sequence of each subscription, in order. */
    public List<Long> subscriptions() {
        return List.copyOf(subscriptions);
    }

    public static List<Long> sequences(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    @Override
    public void createExperiment(CreateExperimentRequest request, StreamObserver<Experiment> answer) {
        getExperiment(
                GetExperimentRequest.newBuilder().setName("experiments/one").build(), answer);
    }

    @Override
    public void cancelExperiment(CancelExperimentRequest request, StreamObserver<Experiment> answer) {
        answer.onNext(experiment(request.getName(), JobState.JOB_STATE_RUNNING));
        answer.onCompleted();
    }

    /** Two by two points: alpha 0 and 1, beta -1 and 1. */
    @Override
    public void getExperimentSurface(GetExperimentSurfaceRequest request, StreamObserver<Surface> answer) {
        answer.onNext(Surface.newBuilder()
                .addAllAlpha(List.of(0.0, 1.0))
                .addAllBeta(List.of(-1.0, 1.0))
                .addAllComputed(List.of(true, true, true, true))
                .addAllTrainLoss(List.of(0.125, 0.25, 0.5, Double.POSITIVE_INFINITY))
                .build());
        answer.onCompleted();
    }

    @Override
    public void getExperiment(GetExperimentRequest request, StreamObserver<Experiment> answer) {
        boolean waits = subscriptions.isEmpty() && !ahead.isEmpty();
        answer.onNext(experiment(request.getName(), waits ? JobState.JOB_STATE_PENDING : JobState.JOB_STATE_SUCCEEDED));
        answer.onCompleted();
    }

    @Override
    public void listExperiments(ListExperimentsRequest request, StreamObserver<ListExperimentsResponse> answer) {
        ListExperimentsResponse.Builder queue = ListExperimentsResponse.newBuilder();
        queue.addExperiments(experiment("experiments/newer", JobState.JOB_STATE_PENDING))
                .addExperiments(experiment("experiments/one", JobState.JOB_STATE_PENDING));
        ahead.forEach(name -> queue.addExperiments(experiment(
                name, name.equals(ahead.getLast()) ? JobState.JOB_STATE_RUNNING : JobState.JOB_STATE_PENDING)));
        answer.onNext(queue.build());
        answer.onCompleted();
    }

    @Override
    public void watchExperiment(WatchExperimentRequest request, StreamObserver<JobEvent> events) {
        subscriptions.add(request.getAfterSequence());
        long first = honoursAfterSequence ? request.getAfterSequence() + 1 : 1;
        Break next = script.isEmpty() ? new Break(Integer.MAX_VALUE, Status.OK) : script.remove();
        sequences(first, lastSequence).stream()
                .limit(next.events())
                .forEach(sequence -> events.onNext(event(sequence)));
        if (next.status().isOk()) {
            events.onCompleted();
        } else {
            events.onError(next.status().asRuntimeException());
        }
    }

    @Override
    public void close() {
        server.close();
        peer.shutdownNow();
    }

    private Experiment experiment(String name, JobState state) {
        return Experiment.newBuilder()
                .setName(name)
                .setSpec(ExperimentSpec.newBuilder()
                        .setCurve(Range.newBuilder().setMin(-4).setMax(4).setPoints(25)))
                .setStatus(JobStatus.newBuilder().setState(state).setLatestSequence(lastSequence))
                .build();
    }

    private static JobEvent event(long sequence) {
        return JobEvent.newBuilder()
                .setSequence(sequence)
                .setNote(Note.newBuilder().setText("event " + sequence))
                .build();
    }
}
