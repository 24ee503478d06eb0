package dev.basin.landscape.service;

import dev.basin.common.v1.BuiltInSource;
import dev.basin.common.v1.BuiltInTask;
import dev.basin.common.v1.ObjectiveSpec;
import dev.basin.common.v1.TaskSource;
import dev.basin.landscape.v1.Axis;
import dev.basin.landscape.v1.CoordinateList;
import dev.basin.landscape.v1.CreateLandscapeRequest;
import dev.basin.landscape.v1.GetLandscapeRequest;
import dev.basin.landscape.v1.GetSurfaceRequest;
import dev.basin.landscape.v1.Landscape;
import dev.basin.landscape.v1.LandscapeServiceGrpc;
import dev.basin.landscape.v1.LandscapeServiceGrpc.LandscapeServiceBlockingStub;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.landscape.v1.OptimizationDirection;
import dev.basin.landscape.v1.SecondTaskDirection;
import dev.basin.landscape.v1.Surface;
import dev.basin.landscape.v1.WatchLandscapeRequest;
import dev.basin.requests.TinyModels;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import java.time.Duration;

/** Calls the service as any caller would. */
final class LandscapeClient implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final ManagedChannel channel;

    LandscapeClient(int port) {
        this.channel = Grpc.newChannelBuilder("localhost:" + port, InsecureChannelCredentials.create())
                .build();
    }

    /** A line through two models over few examples of a generated task. */
    static LandscapeSpec.Builder line(TinyModels models, double... alpha) {
        return LandscapeSpec.newBuilder()
                .setTheta0(models.write(1, 0))
                .setTheta1(models.write(2, 8))
                .setAlpha(Axis.newBuilder()
                        .setOptimization(OptimizationDirection.getDefaultInstance())
                        .setList(list(alpha)))
                .setObjective(ObjectiveSpec.newBuilder()
                        .setTask(TaskSource.newBuilder()
                                .setBuiltIn(BuiltInSource.newBuilder()
                                        .setTask(BuiltInTask.BUILT_IN_TASK_REVIEWS)
                                        .setTrainExamples(24)
                                        .setDevExamples(16))
                                .setMaxLength(32)));
    }

    /** The second axis to another model. */
    static Axis secondTask(TinyModels models, double... beta) {
        return Axis.newBuilder()
                .setSecondTask(SecondTaskDirection.newBuilder().setTheta2(models.write(3, 8)))
                .setList(list(beta))
                .build();
    }

    private static CoordinateList list(double... values) {
        CoordinateList.Builder list = CoordinateList.newBuilder();
        for (double value : values) {
            list.addValues(value);
        }
        return list.build();
    }

    Landscape create(CreateLandscapeRequest request) {
        return stub().createLandscape(request);
    }

    /** The landscape after its end. */
    Landscape ended(LandscapeSpec spec) {
        return ended(create(CreateLandscapeRequest.newBuilder().setSpec(spec).build())
                .getName());
    }

    Landscape ended(String name) {
        stub().watchLandscape(WatchLandscapeRequest.newBuilder().setName(name).build())
                .forEachRemaining(event -> {});
        return stub().getLandscape(
                        GetLandscapeRequest.newBuilder().setName(name).build());
    }

    Surface surface(String name) {
        return stub().getSurface(GetSurfaceRequest.newBuilder().setName(name).build());
    }

    private LandscapeServiceBlockingStub stub() {
        return LandscapeServiceGrpc.newBlockingStub(channel).withDeadlineAfter(LONGEST);
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
