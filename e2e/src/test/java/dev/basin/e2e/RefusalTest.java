package dev.basin.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import dev.basin.common.v1.CheckpointRef;
import dev.basin.common.v1.GlueSource;
import dev.basin.common.v1.GlueTask;
import dev.basin.common.v1.ModelSource;
import dev.basin.common.v1.NumericPath;
import dev.basin.common.v1.TaskSource;
import dev.basin.gateway.v1.CreateExperimentRequest;
import dev.basin.gateway.v1.ExperimentSpec;
import dev.basin.gateway.v1.ListExperimentsRequest;
import dev.basin.landscape.v1.Axis;
import dev.basin.landscape.v1.CreateLandscapeRequest;
import dev.basin.landscape.v1.LandscapeServiceGrpc;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.landscape.v1.OptimizationDirection;
import dev.basin.landscape.v1.Range;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input is refused before any work starts: one ErrorInfo, the field at fault, and a message that helps. */
class RefusalTest {
    @TempDir
    private static Path home;

    private static Server server;

    @BeforeAll
    static void start() throws Exception {
        server = Server.allInOne(home);
    }

    @AfterAll
    static void stop() throws Exception {
        assertThat(server.experiments()
                        .listExperiments(ListExperimentsRequest.getDefaultInstance())
                        .getExperimentsList())
                .as("a refused request leaves no trace")
                .isEmpty();
        server.close();
    }

    @Test
    void missingFolder() throws Exception {
        refused(
                glue(GlueTask.GLUE_TASK_SST_2, home.resolve("nowhere")),
                Status.Code.NOT_FOUND,
                "FILE_NOT_FOUND",
                "spec.task.glue.path",
                "nowhere");
    }

    @Test
    void wrongColumns() throws Exception {
        Path folder = data("text\tlabel\n", "a good film\t1\n");
        refused(
                glue(GlueTask.GLUE_TASK_MRPC, folder),
                Status.Code.INVALID_ARGUMENT,
                "DATA_INVALID",
                "spec.task",
                "train.tsv");
    }

    @Test
    void unknownLabel() throws Exception {
        Path folder = data("sentence\tlabel\n", "a good film\tmaybe\n");
        refused(
                glue(GlueTask.GLUE_TASK_SST_2, folder),
                Status.Code.INVALID_ARGUMENT,
                "DATA_INVALID",
                "spec.task",
                "maybe");
    }

    @Test
    void unknownTask() throws Exception {
        refused(
                glue(GlueTask.GLUE_TASK_UNSPECIFIED, home),
                Status.Code.INVALID_ARGUMENT,
                "INVALID_FIELD",
                "spec.task.glue.task",
                "accepted: MNLI, RTE, SST-2");
    }

    @Test
    void secondTaskThatIsTheTask() throws Exception {
        ExperimentSpec.Builder spec = TinyExperiment.spec().toBuilder();
        refused(
                spec.setSecondTask(spec.getTask()),
                Status.Code.INVALID_ARGUMENT,
                "INVALID_FIELD",
                "spec.second_task",
                "got built-in reviews, the very data of spec.task; accepted: another task");
    }

    @Test
    void pathOutsideTheRoots() throws Exception {
        refused(
                glue(GlueTask.GLUE_TASK_SST_2, Path.of("/etc")),
                Status.Code.INVALID_ARGUMENT,
                "PATH_OUTSIDE_ROOTS",
                "spec.task.glue.path",
                "/etc");
        refused(
                glue(GlueTask.GLUE_TASK_SST_2, home.resolve("../../../../../../../../../../../etc")),
                Status.Code.INVALID_ARGUMENT,
                "PATH_OUTSIDE_ROOTS",
                "spec.task.glue.path",
                "etc");
    }

    @Test
    void boundsThatAreNoNumbers() throws Exception {
        refused(
                TinyExperiment.spec().toBuilder().setCurve(range(Double.NaN, 1, 5)),
                Status.Code.INVALID_ARGUMENT,
                "INVALID_FIELD",
                "spec.curve.min",
                "NaN");
    }

    @Test
    void noPoints() throws Exception {
        refused(
                TinyExperiment.spec().toBuilder().setSurfaceBeta(range(-1, 1, -3)),
                Status.Code.INVALID_ARGUMENT,
                "INVALID_FIELD",
                "spec.surface_beta.points",
                "-3");
        StatusRuntimeException zero = refusal(() -> LandscapeServiceGrpc.newBlockingStub(server.channel())
                .createLandscape(CreateLandscapeRequest.newBuilder()
                        .setSpec(LandscapeSpec.newBuilder()
                                .setTheta0(checkpoint())
                                .setTheta1(checkpoint())
                                .setAlpha(Axis.newBuilder()
                                        .setOptimization(OptimizationDirection.getDefaultInstance())
                                        .setRange(range(-1, 1, 0))))
                        .build()));
        assertRefused(zero, Status.Code.INVALID_ARGUMENT, "INVALID_FIELD", "spec.alpha.range.points", "0");
    }

    @Test
    void corruptCheckpoint() throws Exception {
        Path broken = Files.createDirectories(home.resolve("broken"));
        for (String name : List.of("config.json", "vocab.txt")) {
            Files.copy(Repository.TINY_MODEL.resolve(name), broken.resolve(name));
        }
        byte[] weights = Files.readAllBytes(Repository.TINY_MODEL.resolve("model.safetensors"));
        Files.write(broken.resolve("model.safetensors"), Arrays.copyOf(weights, weights.length / 2));

        refused(
                TinyExperiment.spec().toBuilder()
                        .setModel(ModelSource.newBuilder().setPath(broken.toString())),
                Status.Code.INVALID_ARGUMENT,
                "CHECKPOINT_INVALID",
                "spec.model.path",
                "model.safetensors");
    }

    @Test
    void deviceThatTheServerDoesNotHave() throws Exception {
        assumeFalse(
                System.getenv().getOrDefault("PYTORCH_FLAVOR", "cpu").startsWith("cu"),
                "libtorch for CUDA, which may find a GPU");
        refused(
                TinyExperiment.spec().toBuilder()
                        .setNumericPath(NumericPath.newBuilder().setDevice("cuda")),
                Status.Code.FAILED_PRECONDITION,
                "NO_DEVICE",
                "spec.numeric_path.device",
                "got 'cuda', which this server does not have; accepted: cpu, or a server with libtorch for CUDA and a GPU");
    }

    private static void refused(
            ExperimentSpec.Builder spec, Status.Code code, String reason, String field, String inMessage)
            throws IOException {
        CreateExperimentRequest request =
                CreateExperimentRequest.newBuilder().setSpec(spec).build();
        assertRefused(refusal(() -> server.experiments().createExperiment(request)), code, reason, field, inMessage);
    }

    private static StatusRuntimeException refusal(Runnable call) {
        return catchThrowableOfType(StatusRuntimeException.class, call::run);
    }

    private static void assertRefused(
            StatusRuntimeException refusal, Status.Code code, String reason, String field, String inMessage)
            throws IOException {
        assertThat(refusal).isNotNull();
        assertThat(refusal.getStatus().getCode()).as(refusal.getMessage()).isEqualTo(code);
        List<ErrorInfo> infos = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        for (Any detail : StatusProto.fromThrowable(refusal).getDetailsList()) {
            if (detail.is(ErrorInfo.class)) {
                infos.add(detail.unpack(ErrorInfo.class));
            }
            if (detail.is(BadRequest.class)) {
                detail.unpack(BadRequest.class)
                        .getFieldViolationsList()
                        .forEach(violation -> fields.add(violation.getField()));
            }
        }
        assertThat(infos).hasSize(1).allSatisfy(info -> {
            assertThat(info.getDomain()).isEqualTo("basin.dev");
            assertThat(info.getReason()).isEqualTo(reason);
        });
        assertThat(fields).contains(field);
        assertThat(refusal.getStatus().getDescription()).contains(inMessage);
    }

    private static ExperimentSpec.Builder glue(GlueTask task, Path folder) {
        return TinyExperiment.spec().toBuilder()
                .setTask(TaskSource.newBuilder()
                        .setMaxLength(32)
                        .setGlue(GlueSource.newBuilder().setTask(task).setPath(folder.toString())));
    }

    private static Path data(String header, String row) throws IOException {
        Path folder = Files.createTempDirectory(home, "data");
        Files.writeString(folder.resolve("train.tsv"), header + row.repeat(4));
        Files.writeString(folder.resolve("dev.tsv"), header + row.repeat(4));
        return folder;
    }

    private static Range range(double min, double max, int points) {
        return Range.newBuilder().setMin(min).setMax(max).setPoints(points).build();
    }

    private static CheckpointRef checkpoint() {
        return CheckpointRef.newBuilder()
                .setKey("runs/none/checkpoints/step-000000")
                .build();
    }
}
