package dev.basin.landscape.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.protobuf.util.Durations;
import com.google.rpc.BadRequest;
import dev.basin.common.v1.JobState;
import dev.basin.jobs.Job;
import dev.basin.jobs.Jobs;
import dev.basin.jobs.NewJob;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.landscape.planning.Forecast;
import dev.basin.landscape.planning.Planning;
import dev.basin.landscape.v1.CreateLandscapeRequest;
import dev.basin.landscape.v1.DurationEstimate;
import dev.basin.landscape.v1.EstimateBasis;
import dev.basin.landscape.v1.Landscape;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.requests.EndedJob;
import dev.basin.requests.EngineThread;
import dev.basin.requests.TemporaryHome;
import dev.basin.requests.TinyModels;
import dev.basin.serving.errors.Refusal;
import dev.basin.serving.jobs.FailureMessages;
import dev.basin.serving.jobs.Payloads;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Limits and estimates; no test looks at a clock. */
@QuarkusTest
@QuarkusTestResource(TemporaryHome.class)
@Timeout(300)
class PlanningTest {
    /** 5 points on the line and those beside it; 24 + 16 examples. */
    private static final double[] ALPHA = {0, 0.25, 0.5, 0.75, 1};

    private static final int EXAMPLES = 40;

    @Inject
    ArtifactStore store;

    @Inject
    EngineThread engine;

    @Inject
    Jobs jobs;

    @Inject
    Planning planning;

    @ConfigProperty(name = "quarkus.grpc.server.test-port")
    int port;

    private LandscapeClient client;
    private TinyModels models;

    @BeforeEach
    void connect() {
        models = new TinyModels(store, engine);
        client = new LandscapeClient(port);
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void aLandscapeWithinItsLimitSaysHowLongItTakesAndTheNextOneKnowsBefore() {
        LandscapeSpec spec = task(11).setMaxDuration(Durations.fromHours(1)).build();
        assertThat(client.create(validate(spec)).hasEstimate()).isFalse();

        Landscape landscape = client.ended(spec);
        assertThat(landscape.getStatus().getState()).isEqualTo(JobState.JOB_STATE_SUCCEEDED);
        DurationEstimate measured = landscape.getEstimate();
        assertThat(measured.getBasis()).isEqualTo(EstimateBasis.ESTIMATE_BASIS_FIRST_POINTS);
        assertThat(measured.getMeasuredPoints()).isEqualTo(2);
        assertAddsUp(measured);

        DurationEstimate expected = client.create(validate(spec)).getEstimate();
        assertThat(expected.getBasis()).isEqualTo(EstimateBasis.ESTIMATE_BASIS_EARLIER_LANDSCAPES);
        assertThat(expected.getMeasuredPoints()).isEqualTo(measured.getPoints());
        assertThat(expected.getSecondsPerPoint())
                .isCloseTo(landscape.getResult().getSecondsPerPoint(), Offset.offset(1e-12));
        assertAddsUp(expected);
    }

    @Test
    void aLandscapeBeyondItsLimitEndsAndItsRequestIsAnsweredAgain() {
        CreateLandscapeRequest request = CreateLandscapeRequest.newBuilder()
                .setSpec(task(12).setMaxDuration(Durations.fromNanos(1)))
                .setRequestId(UUID.randomUUID().toString())
                .build();
        Landscape landscape = client.ended(client.create(request).getName());
        assertThat(landscape.getStatus().getState()).isEqualTo(JobState.JOB_STATE_FAILED);
        assertThat(landscape.getStatus().getError().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED.value());
        assertThat(FailureMessages.reason(landscape.getStatus().getError())).isEqualTo("LIMIT_EXCEEDED");
        assertThat(landscape.getStatus().getError().getMessage())
                .contains("spec.max_duration: ", " points take about ", "the limit is 0.000000001 s");
        assertThat(landscape.getEstimate().getBasis()).isEqualTo(EstimateBasis.ESTIMATE_BASIS_END_POINT);
        assertThat(client.surface(landscape.getName()).getComputedList()).doesNotContain(true);

        client.ended(task(12).build()); // now the pace of this task is known
        assertThat(client.create(request)).isEqualTo(landscape);
        StatusRuntimeException refused = refused(
                request.toBuilder().setRequestId(UUID.randomUUID().toString()).build());
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(FailureMessages.reason(StatusProto.fromThrowable(refused))).isEqualTo("LIMIT_EXCEEDED");
        assertThat(refused(validate(request.getSpec()))).hasMessage(refused.getMessage());
    }

    @Test
    void aLimitIsATimeAboveZero() throws Exception {
        StatusRuntimeException refused =
                refused(validate(task(13).setMaxDuration(Durations.ZERO).build()));
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        for (Any detail : StatusProto.fromThrowable(refused).getDetailsList()) {
            if (detail.is(BadRequest.class)) {
                assertThat(detail.unpack(BadRequest.class).getFieldViolations(0).getField())
                        .isEqualTo("spec.max_duration");
            }
        }
    }

    @Test
    void theFirstPointsDecideAndTheEndPointByHalf() throws Exception {
        int points = planning(14, 0.1, 3600).getPoints();
        assertThat(points).isGreaterThan(ALPHA.length);

        assertThat(ended(14, 0.1, 0.45 * points).failure().orElseThrow().message())
                .contains("at 1 s a point measured on 1; ");
        assertThat(ended(14, 0.9, 0.6 * points).failure().orElseThrow().message())
                .contains("at 0.9 s a point measured on 2; ");
        assertThat(ended(14, 0.6, 0.7 * points).failure()).isEmpty();
    }

    @Test
    void earlierLandscapesCountInProportionToTheirExamples() throws Exception {
        planning(15, 0.8, 3600);
        DurationEstimate known = planning.expect(complete(task(15))).orElseThrow();
        assertThat(known.getSecondsPerPoint()).isCloseTo(0.8, Offset.offset(1e-12));

        LandscapeSpec.Builder fewer = task(15);
        fewer.getObjectiveBuilder().setTrainExamples(4);
        assertThat(planning.expect(complete(fewer)).orElseThrow().getSecondsPerPoint())
                .isCloseTo(0.8 * 20 / EXAMPLES, Offset.offset(1e-12));

        LandscapeSpec.Builder limited = task(15).setMaxDuration(Durations.fromSeconds(1));
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> planning.expect(complete(limited)));
        assertThat(refusal.violations().getFirst().getField()).isEqualTo("spec.max_duration");
        assertThat(planning.expect(complete(task(16)))).isEmpty();
    }

    /** The estimate after first points that took so many seconds each. */
    private DurationEstimate planning(long taskSeed, double secondsPerPoint, double limitSeconds) throws Exception {
        Job job = ended(taskSeed, secondsPerPoint, limitSeconds);
        assertThat(job.failure()).isEmpty();
        return Forecast.of(jobs, job.key()).orElseThrow();
    }

    private Job ended(long taskSeed, double secondsPerPoint, double limitSeconds) throws Exception {
        LandscapeSpec spec = complete(task(taskSeed)
                .setDisplayName(String.valueOf(secondsPerPoint))
                .setMaxDuration(Durations.fromNanos(Math.round(limitSeconds * 1e9))));
        return EndedJob.of(jobs, new NewJob(PacedJobs.KIND, "", "", Payloads.of(spec)));
    }

    /** Every test has a task of its own, so that it knows no pace of another's. */
    private LandscapeSpec.Builder task(long seed) {
        LandscapeSpec.Builder spec = LandscapeClient.line(models, ALPHA).setTilePoints(1);
        spec.getObjectiveBuilder().getTaskBuilder().getBuiltInBuilder().setSeed(seed);
        return spec;
    }

    private LandscapeSpec complete(LandscapeSpec.Builder spec) {
        LandscapeSpec unlimited = spec.clone().clearMaxDuration().build();
        LandscapeSpec complete = client.create(validate(unlimited)).getSpec();
        return spec.hasMaxDuration()
                ? complete.toBuilder().setMaxDuration(spec.getMaxDuration()).build()
                : complete;
    }

    private static CreateLandscapeRequest validate(LandscapeSpec spec) {
        return CreateLandscapeRequest.newBuilder()
                .setSpec(spec)
                .setValidateOnly(true)
                .build();
    }

    private StatusRuntimeException refused(CreateLandscapeRequest request) {
        return catchThrowableOfType(StatusRuntimeException.class, () -> client.create(request));
    }

    private static void assertAddsUp(DurationEstimate estimate) {
        assertThat(Durations.toNanos(estimate.getTotal()) / 1e9)
                .isCloseTo(estimate.getSecondsPerPoint() * estimate.getPoints(), Offset.offset(1e-9));
    }
}
