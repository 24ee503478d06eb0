package dev.basin.landscape.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.Iterators;
import dev.basin.common.v1.JobEvent;
import dev.basin.common.v1.JobState;
import dev.basin.common.v1.Measure;
import dev.basin.common.v1.Progress;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.landscape.v1.Axis;
import dev.basin.landscape.v1.CancelLandscapeRequest;
import dev.basin.landscape.v1.CoordinateList;
import dev.basin.landscape.v1.CreateLandscapeRequest;
import dev.basin.landscape.v1.Curvature;
import dev.basin.landscape.v1.GetLandscapeRequest;
import dev.basin.landscape.v1.Landscape;
import dev.basin.landscape.v1.LandscapeServiceGrpc;
import dev.basin.landscape.v1.LandscapeServiceGrpc.LandscapeServiceBlockingStub;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.landscape.v1.OptimizationDirection;
import dev.basin.landscape.v1.WatchLandscapeRequest;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Curvature as part of a landscape, from the request to the measures. */
@QuarkusTest
@QuarkusTestResource(TemporaryHome.class)
@Timeout(300)
class CurvatureTest {
    private static final int EXAMPLES = 24;

    @Inject
    ArtifactStore store;

    @Inject
    EngineThread engine;

    @ConfigProperty(name = "quarkus.grpc.server.test-port")
    int port;

    private ManagedChannel channel;

    @BeforeEach
    void connect() {
        channel = Grpc.newChannelBuilder("localhost:" + port, InsecureChannelCredentials.create())
                .build();
    }

    @AfterEach
    void disconnect() {
        channel.shutdownNow();
    }

    @Test
    void aLandscapeEndsWithTheCurvatureAtItsTrainedModel() {
        Landscape landscape = ended(line(curvature().setSeed(1)));
        Map<String, Measure> measures = measures(landscape);
        assertThat(landscape.getStatus().getState()).isEqualTo(JobState.JOB_STATE_SUCCEEDED);
        assertThat(landscape.getResult().getProvenance().getSeedsMap()).containsEntry("curvature_seed", 1L);

        double largest = measures.get("hessian_eigenvalue@1").getValue();
        assertThat(Math.abs(largest))
                .isGreaterThanOrEqualTo(
                        Math.abs(measures.get("hessian_eigenvalue@2").getValue()));
        assertThat(measures.get("hessian_residual@1").getValue()).isBetween(0.0, 1e-3 * Math.abs(largest));
        assertThat(measures.get("hessian_eigenvalue@1").getReference()).contains(EXAMPLES + " training examples");
        assertThat(measures.get("hessian_eigenvalue@1").getCaveat()).contains("parameterization");
        assertThat(measures.get("hessian_trace").getStandardError()).isPositive();
        // To first order a climb rises by radius times slope.
        double slope = measures.get("gradient_norm").getValue();
        assertThat(measures.get("sam_sharpness@0.001/absolute").getValue())
                .isEqualTo(0.001 * slope, within(2e-5 * slope));
        assertThat(measures.get("sam_sharpness@0.001/theta1").getStandardError())
                .isPositive();
    }

    @Test
    void theSearchesStartDecidesNothingButTheLastDigits() {
        Map<String, Measure> one = measures(ended(line(curvature().setSeed(1))));
        Map<String, Measure> other = measures(ended(line(curvature().setSeed(2))));
        Measure eigenvalue = one.get("hessian_eigenvalue@1");
        assertThat(other.get("hessian_eigenvalue@1").getValue())
                .isEqualTo(eigenvalue.getValue(), within(1e-4 * Math.abs(eigenvalue.getValue())));
        Measure trace = one.get("hessian_trace");
        assertThat(other.get("hessian_trace").getValue()).isNotEqualTo(trace.getValue());
        // Two estimates differ by less than four errors of their difference but once in 16,000; the seeds are fixed.
        double error =
                Math.hypot(trace.getStandardError(), other.get("hessian_trace").getStandardError());
        assertThat(other.get("hessian_trace").getValue()).isEqualTo(trace.getValue(), within(4 * error));
    }

    @Test
    void progressCountsProducts() {
        String name = create(line(curvature())).getName();
        List<Progress> counted = watch(name).stream()
                .filter(JobEvent::hasProgress)
                .map(JobEvent::getProgress)
                .filter(progress -> progress.getUnit().equals("products"))
                .toList();
        assertThat(counted)
                .isNotEmpty()
                .allSatisfy(progress -> assertThat(progress.getDone()).isBetween(1L, progress.getTotal()));
    }

    @Test
    void aSearchCanBeCancelledBetweenTwoProducts() {
        String name = create(line(curvature().setTraceProbes(10_000))).getName();
        Iterator<JobEvent> events = stub().watchLandscape(
                        WatchLandscapeRequest.newBuilder().setName(name).build());
        while (!events.next().getProgress().getUnit().equals("products")) {
            assertThat(events.hasNext()).isTrue();
        }
        stub().cancelLandscape(CancelLandscapeRequest.newBuilder().setName(name).build());
        JobEvent last = Iterators.getLast(events);
        assertThat(last.getStateChange().getState()).isEqualTo(JobState.JOB_STATE_CANCELLED);
    }

    @Test
    void onlyWhatIsAskedForIsMeasured() {
        Curvature.Builder sharpnessAlone =
                Curvature.newBuilder().setEigenvalues(0).setTraceProbes(0).addRadii(0.1);
        assertThat(measures(ended(line(sharpnessAlone))))
                .containsKeys("gradient_norm", "sam_sharpness@0.1/absolute")
                .doesNotContainKeys("hessian_trace", "hessian_eigenvalue@1");
        LandscapeSpec without = line(curvature()).toBuilder().clearCurvature().build();
        assertThat(measures(ended(without))).doesNotContainKey("gradient_norm");
    }

    @Test
    void badValuesAreRefusedBeforeAnythingStarts() {
        LandscapeSpec bad = line(Curvature.newBuilder().setEigenvalues(51).addRadii(-1));
        StatusRuntimeException refused = catchThrowableOfType(StatusRuntimeException.class, () -> create(bad));
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refused.getStatus().getDescription())
                .contains("spec.curvature.eigenvalues: got 51; accepted: 0 to 50")
                .contains("spec.curvature.radii[0]: got -1.0");
    }

    private static Curvature.Builder curvature() {
        return Curvature.newBuilder()
                .setEigenvalues(2)
                .setTraceProbes(8)
                .addRadii(0.001)
                .addRelativeRadii(0.001)
                .setExamples(EXAMPLES);
    }

    private LandscapeSpec line(Curvature.Builder curvature) {
        TinyModels models = new TinyModels(store, engine);
        return LandscapeSpec.newBuilder()
                .setTheta0(models.write(1, 0))
                .setTheta1(models.write(2, 8))
                .setObjective(TinyModels.objective(32, 8))
                .setAlpha(Axis.newBuilder()
                        .setOptimization(OptimizationDirection.getDefaultInstance())
                        .setList(CoordinateList.newBuilder().addValues(0).addValues(1)))
                .setCurvature(curvature)
                .build();
    }

    private Landscape create(LandscapeSpec spec) {
        return stub().createLandscape(
                        CreateLandscapeRequest.newBuilder().setSpec(spec).build());
    }

    private Landscape ended(LandscapeSpec spec) {
        String name = create(spec).getName();
        assertThat(watch(name)).isNotEmpty();
        return stub().getLandscape(
                        GetLandscapeRequest.newBuilder().setName(name).build());
    }

    private List<JobEvent> watch(String name) {
        List<JobEvent> events = new ArrayList<>();
        stub().watchLandscape(WatchLandscapeRequest.newBuilder().setName(name).build())
                .forEachRemaining(events::add);
        return events;
    }

    private LandscapeServiceBlockingStub stub() {
        return LandscapeServiceGrpc.newBlockingStub(channel).withDeadlineAfter(Duration.ofMinutes(2));
    }

    private static Map<String, Measure> measures(Landscape landscape) {
        return landscape.getResult().getMeasuresList().stream()
                .collect(Collectors.toMap(Measure::getId, measure -> measure));
    }
}
