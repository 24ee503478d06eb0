package dev.basin.landscape.axes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.basin.common.v1.CheckpointRef;
import dev.basin.common.v1.JobEvent;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.landscape.v1.Axis;
import dev.basin.landscape.v1.CreateLandscapeRequest;
import dev.basin.landscape.v1.GetLandscapeRequest;
import dev.basin.landscape.v1.GetSurfaceRequest;
import dev.basin.landscape.v1.Landscape;
import dev.basin.landscape.v1.LandscapeResult;
import dev.basin.landscape.v1.LandscapeServiceGrpc;
import dev.basin.landscape.v1.LandscapeServiceGrpc.LandscapeServiceBlockingStub;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.landscape.v1.SanityRow;
import dev.basin.landscape.v1.Surface;
import dev.basin.landscape.v1.WatchLandscapeRequest;
import dev.basin.requests.Checkpoints;
import dev.basin.requests.EngineThread;
import dev.basin.requests.TinyModels;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Three models in a running service, and the way from a request to its result. */
abstract class LandscapeAxes {
    /** Float32 losses near 0.7 of models whose parameters went through one more float32 rounding. */
    static final double FLOAT_ROUNDING = 1e-5;

    @Inject
    ArtifactStore store;

    @Inject
    EngineThread engine;

    @Inject
    Checkpoints checkpoints;

    @ConfigProperty(name = "quarkus.grpc.server.test-port")
    int port;

    private ManagedChannel channel;
    TinyModels models;
    WrittenModels written;
    CheckpointRef theta0;
    CheckpointRef theta1;
    CheckpointRef theta2;

    @BeforeEach
    void connect() {
        channel = Grpc.newChannelBuilder("localhost:" + port, InsecureChannelCredentials.create())
                .build();
        models = new TinyModels(store, engine);
        written = new WrittenModels(store, engine, checkpoints);
        theta0 = models.write(1, 0);
        theta1 = models.write(2, 8);
        theta2 = models.write(3, 8);
    }

    @AfterEach
    void disconnect() {
        channel.shutdownNow();
    }

    void assertSane(LandscapeResult result, String... names) {
        assertThat(result.getSanityList()).extracting(SanityRow::getPoint).containsExactly(names);
        assertThat(result.getSanityList())
                .allSatisfy(row -> assertThat(row.getOnPlane().getTrainLoss())
                        .isEqualTo(row.getAtCheckpoint().getTrainLoss(), within(FLOAT_ROUNDING)));
    }

    LandscapeSpec.Builder plane(Axis alpha, Axis beta) {
        return base().setAlpha(alpha).setBeta(beta);
    }

    LandscapeSpec.Builder base() {
        return LandscapeSpec.newBuilder()
                .setTheta0(theta0)
                .setTheta1(theta1)
                .setObjective(TinyModels.objective(16, 8))
                .setTilePoints(2);
    }

    Landscape ended(LandscapeSpec spec) {
        String name = stub().createLandscape(
                        CreateLandscapeRequest.newBuilder().setSpec(spec).build())
                .getName();
        List<JobEvent> events = new ArrayList<>();
        stub().watchLandscape(WatchLandscapeRequest.newBuilder().setName(name).build())
                .forEachRemaining(events::add);
        assertThat(events).isNotEmpty();
        return stub().getLandscape(
                        GetLandscapeRequest.newBuilder().setName(name).build());
    }

    Surface surface(Landscape landscape) {
        return stub().getSurface(GetSurfaceRequest.newBuilder()
                .setName(landscape.getName())
                .build());
    }

    LandscapeServiceBlockingStub stub() {
        return LandscapeServiceGrpc.newBlockingStub(channel).withDeadlineAfter(Duration.ofMinutes(2));
    }
}
