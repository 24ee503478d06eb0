package dev.basin.landscape.axes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.basin.common.v1.Artifact;
import dev.basin.common.v1.CheckpointRef;
import dev.basin.common.v1.JobEvent;
import dev.basin.common.v1.JobState;
import dev.basin.common.v1.Measure;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.landscape.v1.Anchor;
import dev.basin.landscape.v1.Axis;
import dev.basin.landscape.v1.AxisGeometry;
import dev.basin.landscape.v1.AxisKind;
import dev.basin.landscape.v1.CreateLandscapeRequest;
import dev.basin.landscape.v1.Geometry;
import dev.basin.landscape.v1.GetLandscapeRequest;
import dev.basin.landscape.v1.GetSurfaceRequest;
import dev.basin.landscape.v1.Landscape;
import dev.basin.landscape.v1.LandscapeResult;
import dev.basin.landscape.v1.LandscapeServiceGrpc;
import dev.basin.landscape.v1.LandscapeServiceGrpc.LandscapeServiceBlockingStub;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.landscape.v1.Origin;
import dev.basin.landscape.v1.RandomScaling;
import dev.basin.landscape.v1.SanityRow;
import dev.basin.landscape.v1.Surface;
import dev.basin.landscape.v1.TrajectoryPoint;
import dev.basin.landscape.v1.WatchLandscapeRequest;
import dev.basin.requests.Checkpoints;
import dev.basin.requests.EngineThread;
import dev.basin.requests.TemporaryHome;
import dev.basin.requests.TinyModels;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Landscapes along every direction that the contract names, from the request to the result. */
@QuarkusTest
@QuarkusTestResource(TemporaryHome.class)
@Timeout(300)
class LandscapeAxesTest {
    /** Float32 losses near 0.7 of models whose parameters went through one more float32 rounding. */
    private static final double FLOAT_ROUNDING = 1e-5;

    private static final RandomScaling PER_FILTER = RandomScaling.RANDOM_SCALING_PER_FILTER;
    private static final RandomScaling AS_A_WHOLE = RandomScaling.RANDOM_SCALING_DELTA1;

    @Inject
    ArtifactStore store;

    @Inject
    EngineThread engine;

    @Inject
    Checkpoints checkpoints;

    @ConfigProperty(name = "quarkus.grpc.server.test-port")
    int port;

    private ManagedChannel channel;
    private TinyModels models;
    private WrittenModels written;
    private CheckpointRef theta0;
    private CheckpointRef theta1;
    private CheckpointRef theta2;

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

    @Test
    void thePapersPlaneIsCheckedAgainstAllThreeOfItsModelsAndEveryState() {
        CheckpointRef half = written.between(theta0, theta1, 0.5, theta2, 0);
        CheckpointRef aside = written.between(theta0, theta1, 0.75, models.write(9, 9), 0.3);
        LandscapeSpec spec = plane(
                        Requests.range(Requests.optimization(), -1, 2, 4),
                        Requests.range(Requests.secondTask(theta2), 0, 1, 3))
                .addTrajectory(half)
                .addTrajectory(aside)
                .build();
        Landscape landscape = ended(spec);
        LandscapeResult result = landscape.getResult();
        assertSane(result, "start", "end", "second task of beta");
        assertThat(result.getGeometry().getOrigin()).isEqualTo(Origin.ORIGIN_THETA0);
        assertThat(result.getGeometry().getBeta().getNorm())
                .isEqualTo(result.getGeometry().getDelta1Norm(), within(1e-4));

        TrajectoryPoint on = result.getTrajectory(0);
        assertThat(on.getPlaneAlpha()).isEqualTo(0.5, within(1e-5));
        assertThat(on.getOnPlane().getTrainLoss())
                .isEqualTo(on.getWithFinalHead().getTrainLoss(), within(FLOAT_ROUNDING));
        TrajectoryPoint off = result.getTrajectory(1);
        assertThat(off.getDistance()).isPositive();
        assertThat(off.getOnPlane().getTrainLoss())
                .isNotEqualTo(off.getWithFinalHead().getTrainLoss());

        Surface surface = surface(landscape);
        assertThat(surface.getAlphaList()).containsExactly(-1.0, 0.0, 1.0, 2.0);
        assertThat(surface.getBetaList()).containsExactly(0.0, 0.5, 1.0);
        assertThat(surface.getTrainLoss(1)) // (0, 0)
                .isEqualTo(result.getSanity(0).getOnPlane().getTrainLoss());
    }

    @Test
    void aFilterNormalisedPlaneIsDrawnAroundTheTrainedModel() throws IOException {
        LandscapeSpec spec = plane(
                        Requests.range(Requests.random(5, RandomScaling.RANDOM_SCALING_UNSPECIFIED), -1, 1, 3),
                        Requests.range(Requests.random(6, PER_FILTER), -1, 1, 3))
                .build();
        Landscape landscape = ended(spec);
        LandscapeResult result = landscape.getResult();
        Geometry geometry = result.getGeometry();
        assertSane(result, "end");
        assertThat(geometry.getOrigin()).isEqualTo(Origin.ORIGIN_THETA1);
        assertThat(geometry.getAlpha().getKind()).isEqualTo(AxisKind.AXIS_KIND_RANDOM_PER_FILTER);
        assertThat(geometry.getModelsList()).singleElement().satisfies(model -> {
            assertThat(model.getModel()).isEqualTo(Anchor.ANCHOR_THETA1);
            assertThat(model.getAlpha()).isZero();
        });
        // Every filter has the norm of theta1's, so the whole has theirs; 93,000 Gaussian numbers had another before.
        assertThat(geometry.getAlpha().getNorm())
                .isEqualTo(geometry.getTheta1Norm(), within(1e-4 * geometry.getTheta1Norm()));
        double gaussianNorm = Math.sqrt((double) geometry.getParameters());
        assertThat(geometry.getAlpha().getUnscaledNorm()).isEqualTo(gaussianNorm, within(0.02 * gaussianNorm));
        // Seven LayerNorms of 48 ones dominate these small models: a standard deviation of 0.055.
        assertThat(geometry.getCosine()).isEqualTo(0, within(0.22));
        assertThat(landscape.getSpec().getAlpha().getRandom().getScaling()).isEqualTo(PER_FILTER);
        assertThat(measure(result, "mean_rise@1").getReference()).startsWith("W4");
        assertThat(result.getMeasuresList()).extracting(Measure::getId).contains("basin_area@0.1", "end/train_loss");

        assertThat(result.getProvenance().getSeedsMap())
                .containsEntry("alpha/seed", 5L)
                .containsEntry("beta/seed", 6L);
        Artifact direction = result.getArtifactsList().stream()
                .filter(file -> file.getKey().endsWith("directions/beta.safetensors"))
                .findFirst()
                .orElseThrow();
        assertThat(result.getProvenance().getInputSha256Map()).containsEntry("beta/direction", direction.getSha256());
        assertThat(store.verify(new ArtifactKey(direction.getKey())).sha256()).isEqualTo(direction.getSha256());
    }

    @Test
    void theSameRequestGivesTheSameNumbersToTheLastBit() {
        LandscapeSpec spec = plane(
                        Requests.range(Requests.random(5, PER_FILTER), 0, 1, 2),
                        Requests.range(Requests.random(6, AS_A_WHOLE), 0, 1, 2))
                .build();
        Landscape first = ended(spec);
        Landscape second = ended(spec);
        assertThat(surface(second).getTrainLossList()).isEqualTo(surface(first).getTrainLossList());
        assertThat(second.getResult().getProvenance().getInputSha256Map())
                .isEqualTo(first.getResult().getProvenance().getInputSha256Map());
    }

    @Test
    void principalAxesWithAutomaticRangesHoldTheWholePath() {
        List<CheckpointRef> path = List.of(
                theta0,
                written.between(theta0, theta1, 0.3, models.write(9, 9), 0.1),
                written.between(theta0, theta1, 0.8, theta2, 0.05),
                theta1);
        LandscapeSpec spec = plane(
                        Requests.automatic(Requests.principal(1), 4, 0.25),
                        Requests.automatic(Requests.principal(2), 3, 0.25))
                .addAllTrajectory(path)
                .build();
        Landscape landscape = ended(spec);
        LandscapeResult result = landscape.getResult();
        assertSane(result, "end");
        assertThat(landscape.getSpec().getAlpha().getRange().getPoints()).isEqualTo(4);
        assertThat(landscape.getSpec().getAlpha().hasAutomatic()).isFalse();
        Surface surface = surface(landscape);
        for (TrajectoryPoint state : result.getTrajectoryList()) {
            assertThat(state.getPlaneAlpha()).isBetween(surface.getAlpha(0), surface.getAlpha(3));
            assertThat(state.getPlaneBeta()).isBetween(surface.getBeta(0), surface.getBeta(2));
        }
        // The first component points to the start, and the path ends at the origin.
        double start = result.getTrajectory(0).getPlaneAlpha();
        assertThat(start).isPositive();
        assertThat(result.getTrajectory(3).getPlaneAlpha()).isZero();
        assertThat(surface.getAlpha(0)).isEqualTo(-0.25 * start, within(1e-12));
        assertThat(surface.getAlpha(3)).isEqualTo(1.25 * start, within(1e-12));
        // The paper's coordinates do not depend on the axes.
        assertThat(result.getTrajectory(0).getAlpha()).isZero();
        assertThat(result.getTrajectory(3).getAlpha()).isEqualTo(1);
        double explained = result.getGeometry().getAlpha().getExplainedVariance()
                + result.getGeometry().getBeta().getExplainedVariance();
        assertThat(explained).isBetween(0.9, 1.0);
        assertThat(result.getGeometry().getAlpha().getExplainedVariance())
                .isGreaterThan(result.getGeometry().getBeta().getExplainedVariance());
    }

    @Test
    void theHessiansEigenvectorsAreAxesAlongWhichTheLossBendsByTheirEigenvalues() {
        double h = 0.0025; // 0.02 in length: the loss of these models bends back soon
        LandscapeSpec spec = plane(
                        Requests.list(Requests.hessian(1), -h, 0.0, h), Requests.list(Requests.hessian(2), -h, 0.0, h))
                .setObjective(TinyModels.objective(24, 8))
                .build();
        Landscape landscape = ended(spec);
        LandscapeResult result = landscape.getResult();
        assertSane(result, "end");
        AxisGeometry first = result.getGeometry().getAlpha();
        AxisGeometry second = result.getGeometry().getBeta();
        assertThat(first.getConverged()).isTrue();
        assertThat(Math.abs(first.getEigenvalue())).isGreaterThanOrEqualTo(Math.abs(second.getEigenvalue()));
        assertThat(first.getResidual()).isLessThan(1e-3 * Math.abs(first.getEigenvalue()));
        assertThat(result.getGeometry().getCosine()).isEqualTo(0, within(1e-3));
        assertThat(first.getNorm()).isEqualTo(result.getGeometry().getDelta1Norm(), within(1e-4));
        List<Double> loss = surface(landscape).getTrainLossList();
        // A second difference leaves the fourth derivative out, some hundredths of the largest eigenvalue at this step.
        double leftOut = 0.03 * Math.abs(first.getEigenvalue());
        assertThat(bend(first, loss.get(3), loss.get(4), loss.get(5), h))
                .isEqualTo(first.getEigenvalue(), within(leftOut));
        assertThat(bend(second, loss.get(1), loss.get(4), loss.get(7), h))
                .isEqualTo(second.getEigenvalue(), within(leftOut));
    }

    private static double bend(AxisGeometry axis, double left, double middle, double right, double step) {
        double length = step * axis.getNorm();
        return (left - 2 * middle + right) / (length * length);
    }

    @Test
    void aLineToAnotherTaskSaysNothingAboutTheTrainedModelsSurroundings() {
        LandscapeSpec spec = base().setAlpha(
                        Requests.list(Requests.secondTask(written.withLabels(4, 3)), -0.5, 0.0, 0.5, 2.0))
                .build();
        LandscapeResult result = ended(spec).getResult();
        assertSane(result, "start", "second task of alpha");
        assertThat(result.getMeasuresList())
                .extracting(Measure::getId)
                .contains("end/train_loss")
                .noneMatch(id ->
                        id.startsWith("width") || id.startsWith("second_difference") || id.equals("largest_bump"));
    }

    @Test
    void betaMadeOrthogonalIsNamedAndStillChecked() {
        LandscapeSpec spec = plane(
                        Requests.range(Requests.random(5, AS_A_WHOLE), 0, 1, 2),
                        Requests.range(Requests.optimization(), 0, 1, 2))
                .setOrthogonalize(true)
                .build();
        LandscapeResult result = ended(spec).getResult();
        assertSane(result, "start", "end");
        assertThat(result.getGeometry().getOrthogonalized()).isTrue();
        assertThat(result.getGeometry().getCosine()).isEqualTo(0, within(1e-5));
        assertThat(result.getGeometry().getUnscaledCosine()).isNotZero();
        SanityRow end = result.getSanity(1);
        assertThat(end.getAlpha()).isNotZero();
        assertThat(end.getBeta()).isEqualTo(1, within(0.01));
    }

    @Test
    void withAFixedPoolerTheModelsAreHeldAgainstTheSurfaceWithTheta1s() {
        LandscapeSpec spec = plane(
                        Requests.range(Requests.optimization(), 0, 1, 2),
                        Requests.range(Requests.secondTask(theta2), 0, 1, 2))
                .setFixPooler(true)
                .build();
        assertSane(ended(spec).getResult(), "start", "end", "second task of beta");
    }

    @Test
    void directionsThatTurnOutParallelEndTheJobWithTheReason() {
        LandscapeSpec spec = plane(
                        Requests.range(Requests.optimization(), 0, 1, 2),
                        Requests.range(Requests.principal(1), 0, 1, 2))
                .addTrajectory(theta0)
                .build();
        Landscape landscape = ended(spec);
        assertThat(landscape.getStatus().getState()).isEqualTo(JobState.JOB_STATE_FAILED);
        assertThat(landscape.getStatus().getError().getMessage()).contains("parallel");
        assertThat(landscape.getStatus().getError().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT.value());
    }

    @Test
    void badRequestsAreRefusedBeforeAnythingStarts() {
        Axis line = Requests.range(Requests.optimization(), 0, 1, 2);
        assertThat(refusal(plane(line, Requests.range(Requests.optimization(), 0, 1, 2))))
                .contains("spec.beta: has the direction of alpha");
        assertThat(refusal(plane(
                        Requests.range(Requests.random(5, PER_FILTER), 0, 1, 2),
                        Requests.range(Requests.random(5, AS_A_WHOLE), 0, 1, 2))))
                .contains("spec.beta: has the direction of alpha");
        assertThat(refusal(base().setAlpha(line).setOrthogonalize(true)))
                .contains("spec.orthogonalize: got true without beta");
        assertThat(refusal(plane(line, Requests.range(Requests.principal(1), 0, 1, 2))))
                .contains("spec.beta.principal.component: got 1; accepted: none without a trajectory");
        assertThat(refusal(plane(line, Requests.range(Requests.principal(2), 0, 1, 2))
                        .addTrajectory(theta0)
                        .addTrajectory(theta1)))
                .contains("spec.beta.principal.component: got 2; accepted: 1 to 1");
        assertThat(refusal(plane(line, Requests.range(Requests.hessian(11), 0, 1, 2))))
                .contains("spec.beta.hessian.index: got 11; accepted: 1 to 10");
        assertThat(refusal(plane(line, Requests.list(Requests.secondTask(theta2), 0.0))))
                .contains("spec.beta: has the one coordinate 0");
        assertThat(refusal(plane(line, Requests.automatic(Requests.secondTask(theta2), 1, 0.5))))
                .contains("spec.beta.automatic.points: got 1; accepted: 2 to 10000");
        assertThat(refusal(base().setAlpha(line).setTheta0(theta1)))
                .contains("spec.theta1: got the parameters of theta0");
        assertThat(refusal(base().setAlpha(Axis.newBuilder().setRange(line.getRange()))))
                .contains(
                        "spec.alpha: has no direction; accepted: optimization, second_task, random, principal or hessian");
    }

    private void assertSane(LandscapeResult result, String... names) {
        assertThat(result.getSanityList()).extracting(SanityRow::getPoint).containsExactly(names);
        assertThat(result.getSanityList())
                .allSatisfy(row -> assertThat(row.getOnPlane().getTrainLoss())
                        .isEqualTo(row.getAtCheckpoint().getTrainLoss(), within(FLOAT_ROUNDING)));
    }

    private static Measure measure(LandscapeResult result, String id) {
        return result.getMeasuresList().stream()
                .filter(measure -> measure.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private LandscapeSpec.Builder plane(Axis alpha, Axis beta) {
        return base().setAlpha(alpha).setBeta(beta);
    }

    private LandscapeSpec.Builder base() {
        return LandscapeSpec.newBuilder()
                .setTheta0(theta0)
                .setTheta1(theta1)
                .setObjective(TinyModels.objective(16, 8))
                .setTilePoints(2);
    }

    private Landscape ended(LandscapeSpec spec) {
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

    private Surface surface(Landscape landscape) {
        return stub().getSurface(GetSurfaceRequest.newBuilder()
                .setName(landscape.getName())
                .build());
    }

    private String refusal(LandscapeSpec.Builder spec) {
        StatusRuntimeException refused = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> stub().createLandscape(CreateLandscapeRequest.newBuilder()
                        .setSpec(spec)
                        .build()));
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        return refused.getStatus().getDescription();
    }

    private LandscapeServiceBlockingStub stub() {
        return LandscapeServiceGrpc.newBlockingStub(channel).withDeadlineAfter(Duration.ofSeconds(120));
    }
}
