package dev.basin.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import dev.basin.common.v1.Artifact;
import dev.basin.common.v1.BuiltInSource;
import dev.basin.common.v1.BuiltInTask;
import dev.basin.common.v1.GlueSource;
import dev.basin.common.v1.GlueTask;
import dev.basin.common.v1.JobEvent;
import dev.basin.common.v1.JobState;
import dev.basin.common.v1.TaskSource;
import dev.basin.gateway.peers.ScriptedPeers;
import dev.basin.gateway.v1.CreateExperimentRequest;
import dev.basin.gateway.v1.DownloadFileRequest;
import dev.basin.gateway.v1.Experiment;
import dev.basin.gateway.v1.ExperimentServiceGrpc;
import dev.basin.gateway.v1.ExperimentServiceGrpc.ExperimentServiceBlockingStub;
import dev.basin.gateway.v1.ExperimentSpec;
import dev.basin.gateway.v1.GetExperimentRequest;
import dev.basin.gateway.v1.GetExperimentSurfaceRequest;
import dev.basin.gateway.v1.ListExperimentsResponse;
import dev.basin.gateway.v1.Preset;
import dev.basin.gateway.v1.WatchExperimentRequest;
import dev.basin.gateway.wire.ProtoJson;
import dev.basin.landscape.v1.Range;
import grpc.health.v1.HealthGrpc;
import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse.ServingStatus;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The gateway as callers find it, over HTTP and gRPC; the three services behind it are scripted. */
@QuarkusTest
@QuarkusTestResource(ScriptedPeers.class)
@Timeout(120)
class GatewayTest {
    @TestHTTPResource("/")
    URI root;

    @ConfigProperty(name = "quarkus.grpc.server.test-port")
    int grpcPort;

    private final HttpClient http = HttpClient.newHttpClient();
    private ManagedChannel channel;
    private ExperimentServiceBlockingStub grpc;

    @BeforeEach
    void connect() {
        channel = Grpc.newChannelBuilder("localhost:" + grpcPort, InsecureChannelCredentials.create())
                .build();
        grpc = ExperimentServiceGrpc.newBlockingStub(channel).withDeadlineAfter(Duration.ofSeconds(60));
    }

    @AfterEach
    void disconnect() {
        channel.shutdownNow();
        http.close();
    }

    @Test
    void anExperimentFromStartToDeletionOverHttp() throws Exception {
        HttpResponse<String> created = post("api/experiments", ProtoJson.write(request(demo())));
        assertThat(created.statusCode()).isEqualTo(201);
        Experiment experiment = experiment(created.body());
        String path = "api/" + experiment.getName();
        assertThat(created.headers().firstValue("Location"))
                .hasValueSatisfying(at -> assertThat(at).endsWith("/" + path));

        List<String> events = get(path + "/events").body().lines().toList();
        assertThat(events).contains("id: 1").last().asString().isEmpty();
        assertThat(events)
                .anyMatch(line -> line.startsWith("data: ") && line.contains("\"phase\":\"surface/scratch\""));

        Experiment ended = experiment(get(path).body());
        assertThat(ended.getStatus().getState()).isEqualTo(JobState.JOB_STATE_SUCCEEDED);
        assertThat(ended.getResult().getClaimsList()).hasSize(3);
        assertThat(get(path + "/surfaces/surface/scratch").body()).contains("\"trainLoss\":[0.5]");
        assertThat(get(path + "/report.html").headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(list("api/experiments?states=JOB_STATE_SUCCEEDED")).contains(ended.getName());
        assertThat(list("api/experiments?states=JOB_STATE_FAILED")).doesNotContain(ended.getName());

        assertThat(send(at(path).DELETE()).statusCode()).isEqualTo(204);
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void servesThePageWithItsScriptsAndDocuments() throws Exception {
        for (String file : List.of(
                "index.html",
                "js/app.js",
                "vendor/d3/d3.min.js",
                "vendor/marked/marked.umd.js",
                "docs/reading-figures.md")) {
            HttpResponse<String> answer = get(file);
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(answer.headers().allValues("Cache-Control")).as(file).containsExactly("no-cache");
        }
    }

    /** Java's client asks for HTTP/2 by itself. */
    @Test
    void staysWithTheVersionThatPlainConnectionsBeginWith() throws Exception {
        assertThat(http.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(get("api/experiments").version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }

    @Test
    void anAddressThatThereIsNotIsNoFailureOfTheServer() throws Exception {
        HttpResponse<String> nowhere = get("api/nowhere");
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(nowhere.body()).contains("GET /api/nowhere: HTTP 404", "ADDRESS_UNKNOWN", "/api/openapi.json");
        assertThat(send(at("api/experiments").DELETE()).statusCode()).isEqualTo(405);
        HttpResponse<String> many = get("api/experiments?pageSize=many");
        assertThat(many.statusCode()).isEqualTo(400);
        assertThat(many.body()).contains("INVALID_FIELD", "pageSize=many");
        assertThat(send(at("api/experiments")
                                .header("Content-Type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void eventsGoOnAfterTheLastOneSeen() throws Exception {
        Experiment experiment = ended(demo());
        long latest = experiment.getStatus().getLatestSequence();
        HttpResponse<String> events = send(at("api/" + experiment.getName() + "/events")
                .header("Last-Event-ID", String.valueOf(latest - 1))
                .GET());
        assertThat(events.body().lines().filter(line -> line.startsWith("id: ")))
                .containsExactly("id: " + latest);
        assertThat(watch(experiment.getName(), latest - 1))
                .extracting(JobEvent::getSequence)
                .containsExactly(latest);
        assertThat(watch(experiment.getName(), 0)).hasSize((int) latest);
        assertThat(get("api/" + experiment.getName() + "/events?after=x").statusCode())
                .isEqualTo(400);
        assertThat(get("api/" + experiment.getName() + "/events?after=" + (latest + 1))
                        .statusCode())
                .isEqualTo(400);
        assertThat(get("api/experiments/none/events").statusCode()).isEqualTo(404);
    }

    @Test
    void filesAreSentInPartsUnderTheirChecksum() throws Exception {
        Experiment experiment = ended(demo());
        Artifact file = experiment.getResult().getArtifactsList().stream()
                .filter(artifact -> artifact.getKey().endsWith("claims.csv"))
                .findFirst()
                .orElseThrow();
        String path = "api/" + experiment.getName() + "/files/" + file.getKey();
        HttpResponse<String> whole = get(path);
        assertThat(whole.body()).startsWith("claim,verdict").hasSize((int) file.getSizeBytes());
        String tag = whole.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).isEqualTo('"' + file.getSha256() + '"');
        assertThat(send(at(path).header("If-None-Match", tag).GET()).statusCode())
                .isEqualTo(304);

        HttpResponse<String> part = send(at(path).header("Range", "bytes=6-12").GET());
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("verdict");
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 6-12/" + file.getSizeBytes());
        assertThat(send(at(path).header("Range", "bytes=9999999-").GET()).statusCode())
                .isEqualTo(416);
        assertThat(send(at(path).header("Range", "bytes=0-1")
                                .header("If-Range", "\"other\"")
                                .GET())
                        .statusCode())
                .isEqualTo(200);

        assertThat(download(experiment.getName(), file.getKey(), 6).substring(0, 7))
                .isEqualTo("verdict");
        assertThat(get("api/" + experiment.getName() + "/files/runs/other/model.safetensors")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatAServiceRefusesNamesTheExperimentsField() throws Exception {
        TaskSource nowhere = TaskSource.newBuilder()
                .setGlue(GlueSource.newBuilder().setTask(GlueTask.GLUE_TASK_RTE).setPath("nowhere"))
                .build();
        StatusRuntimeException first =
                refused(demo().toBuilder().setTask(nowhere).build());
        assertThat(first.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(field(first)).isEqualTo("spec.task.glue.path");
        StatusRuntimeException second =
                refused(demo().toBuilder().setSecondTask(nowhere).build());
        assertThat(field(second)).isEqualTo("spec.second_task.glue.path");
        assertThat(second.getStatus().getDescription())
                .isEqualTo("spec.second_task.glue.path: 'nowhere' does not exist");
    }

    @Test
    void badInputIsRefusedBeforeAnythingStarts() throws Exception {
        ExperimentSpec bad = demo().toBuilder()
                .setCurve(Range.newBuilder().setMin(Double.NaN).setMax(1).setPoints(0))
                .build();
        HttpResponse<String> refused = post("api/experiments", ProtoJson.write(request(bad)));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("\"reason\":\"INVALID_FIELD\"")
                .contains("spec.curve.min")
                .contains("spec.curve.points");
        assertThat(post("api/experiments", "{\"spec\":{\"colour\":1}}").statusCode())
                .isEqualTo(400);
        assertThat(post("api/experiments", "no json").statusCode()).isEqualTo(400);
        assertThat(get("api/experiments/a.b").statusCode()).isEqualTo(400);
        assertThat(get("api/experiments?states=SLEEPING").statusCode()).isEqualTo(400);
    }

    @Test
    void aRequestIdStartsOneExperiment() throws Exception {
        CreateExperimentRequest once = request(demo()).toBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .build();
        Experiment first = grpc.createExperiment(once);
        assertThat(grpc.createExperiment(once).getName()).isEqualTo(first.getName());
        CreateExperimentRequest other =
                once.toBuilder().setSpec(demo().toBuilder().setRunSeed(5)).build();
        StatusRuntimeException refused =
                catchThrowableOfType(StatusRuntimeException.class, () -> grpc.createExperiment(other));
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.ALREADY_EXISTS);
    }

    @Test
    void validatingStartsNothing() {
        Experiment preview = grpc.createExperiment(
                request(demo()).toBuilder().setValidateOnly(true).build());
        assertThat(preview.getName()).isEmpty();
        assertThat(preview.getSpec().getPretrainedTraining().getEpochs()).isPositive();
        assertThat(preview.getPhasesList()).hasSize(11);
    }

    @Test
    void cancelsOverHttp() throws Exception {
        Experiment experiment = ended(demo());
        HttpResponse<String> cancelled = post("api/" + experiment.getName() + ":cancel", "");
        assertThat(cancelled.statusCode()).isEqualTo(200);
        assertThat(experiment(cancelled.body()).getStatus().getState()).isEqualTo(JobState.JOB_STATE_SUCCEEDED);
    }

    @Test
    void answersSurfacesOverGrpc() throws Exception {
        Experiment experiment = ended(demo());
        GetExperimentSurfaceRequest.Builder request =
                GetExperimentSurfaceRequest.newBuilder().setName(experiment.getName());
        assertThat(grpc.getExperimentSurface(request.setPhase("curve/scratch").build())
                        .getTrainLossList())
                .containsExactly(0.5);
        StatusRuntimeException refused = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> grpc.getExperimentSurface(request.setPhase("report").build()));
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
    }

    @Test
    void saysWhatItOffersAndWhomItReaches() throws Exception {
        assertThat(get("api/about").body())
                .contains("\"PRESET_PAPER\":{")
                .contains("GLUE_TASK_SST_2")
                .contains("minilm-l6");
        assertThat(get("q/health/ready").body()).contains("\"finetune\": \"UNREACHABLE\"");
        assertThat(HealthGrpc.newBlockingStub(channel)
                        .check(HealthCheckRequest.getDefaultInstance())
                        .getStatus())
                .isEqualTo(ServingStatus.SERVING);
    }

    private static ExperimentSpec demo() {
        return ExperimentSpec.newBuilder()
                .setPreset(Preset.PRESET_DEMO)
                .setTask(TaskSource.newBuilder()
                        .setBuiltIn(BuiltInSource.newBuilder().setTask(BuiltInTask.BUILT_IN_TASK_REVIEWS)))
                .build();
    }

    private static CreateExperimentRequest request(ExperimentSpec spec) {
        return CreateExperimentRequest.newBuilder().setSpec(spec).build();
    }

    private Experiment ended(ExperimentSpec spec) {
        String name = grpc.createExperiment(request(spec)).getName();
        assertThat(watch(name, 0)).isNotEmpty();
        return grpc.getExperiment(
                GetExperimentRequest.newBuilder().setName(name).build());
    }

    private List<JobEvent> watch(String name, long after) {
        List<JobEvent> events = new ArrayList<>();
        grpc.watchExperiment(WatchExperimentRequest.newBuilder()
                        .setName(name)
                        .setAfterSequence(after)
                        .build())
                .forEachRemaining(events::add);
        return events;
    }

    private String download(String name, String key, long offset) {
        List<ByteString> pieces = new ArrayList<>();
        grpc.downloadFile(DownloadFileRequest.newBuilder()
                        .setName(name)
                        .setKey(key)
                        .setOffset(offset)
                        .build())
                .forEachRemaining(piece -> pieces.add(piece.getData()));
        return ByteString.copyFrom(pieces).toStringUtf8();
    }

    private StatusRuntimeException refused(ExperimentSpec spec) {
        return catchThrowableOfType(StatusRuntimeException.class, () -> grpc.createExperiment(request(spec)));
    }

    private static String field(StatusRuntimeException refused) throws IOException {
        com.google.rpc.Status status = StatusProto.fromThrowable(refused);
        assertThat(status.getDetails(0).unpack(ErrorInfo.class).getReason()).isEqualTo("FILE_NOT_FOUND");
        return status.getDetails(1)
                .unpack(BadRequest.class)
                .getFieldViolations(0)
                .getField();
    }

    private List<String> list(String path) throws Exception {
        return ProtoJson.read(get(path).body(), ListExperimentsResponse.newBuilder())
                .build()
                .getExperimentsList()
                .stream()
                .map(Experiment::getName)
                .toList();
    }

    private static Experiment experiment(String json) {
        return ProtoJson.read(json, Experiment.newBuilder()).build();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(at(path).GET());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(
                at(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(root.resolve(path)).timeout(Duration.ofSeconds(60));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
