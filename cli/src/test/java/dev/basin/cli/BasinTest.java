package dev.basin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import dev.basin.gateway.v1.CreateExperimentRequest;
import dev.basin.gateway.v1.Experiment;
import dev.basin.gateway.v1.ExperimentServiceGrpc.ExperimentServiceImplBase;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The command as a person or a script runs it, against a peer that refuses everything but one request. */
class BasinTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Server peer;

    @BeforeEach
    void start() throws IOException {
        peer = OkHttpServerBuilder.forPort(0, InsecureServerCredentials.create())
                .addService(new Refusing())
                .build()
                .start();
    }

    @AfterEach
    void stop() {
        peer.shutdownNow();
    }

    @Test
    void tellsAPersonWhichFieldIsAtFault() {
        assertThat(run("experiment", "create", "--task", "SST-2", "--data", "nowhere"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .contains("spec.task.glue.path: there is no folder 'nowhere'; accepted: a folder with train.tsv");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void tellsAScriptTheSameInJson() {
        assertThat(run("experiment", "create", "--task", "SST-2", "--data", "nowhere", "--json"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .startsWith("{\"code\":\"INVALID_ARGUMENT\"")
                .contains("\"reason\":\"FILE_NOT_FOUND\"", "\"field\":\"spec.task.glue.path\"");
    }

    @Test
    void answersAScriptInJson() {
        assertThat(run("experiment", "create", "--task", "builtin:reviews", "--json"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("\"name\": \"experiments/new\"");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void refusesWrongUsageBeforeCallingAnyone() {
        assertThat(run("experiment", "create", "--task", "nonsense")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--task is 'nonsense'; accepted: MNLI, RTE, SST-2");
        assertThat(run("experiment", "show", "a/b")).isEqualTo(ExitCode.USAGE);
        assertThat(run("experiment", "crate")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("Did you mean", "create");
    }

    @Test
    void saysHowToStartAServerWhereNoneAnswers() throws IOException {
        String nobody = "127.0.0.1:" + freePort();

        assertThat(execute("experiment", "list", "--server", nobody)).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(err.toString())
                .contains("no Basin server answers at " + nobody + " (--server)", "start one with './basin up'");
    }

    @Test
    void suggestsTheOptionThatWasMeant() {
        assertThat(run("experiment", "create", "--task", "SST-2", "--dta", "folder"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("'--dta'", "Did you mean: --data?");
    }

    @Test
    void suggestsNoOptionWhereNoneIsNear() {
        assertThat(run("experiment", "create", "--something-else")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("'--something-else'").doesNotContain("Did you mean");
    }

    @Test
    void givesUpWaitingForAServerThatHasEnded() throws IOException {
        long noProcess = Long.MAX_VALUE;

        assertThat(execute("ready", "--server", "127.0.0.1:" + freePort(), "--pid", String.valueOf(noProcess)))
                .isEqualTo(ExitCode.UNREACHABLE);
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--server";
        all[arguments.length + 1] = "127.0.0.1:" + peer.getPort();
        return execute(all);
    }

    private int execute(String... arguments) {
        CommandLine command = Basin.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static final class Refusing extends ExperimentServiceImplBase {
        @Override
        public void createExperiment(CreateExperimentRequest request, StreamObserver<Experiment> answer) {
            if (request.getSpec().getTask().hasBuiltIn()) {
                answer.onNext(Experiment.newBuilder().setName("experiments/new").build());
                answer.onCompleted();
            } else {
                answer.onError(StatusProto.toStatusRuntimeException(noFolder()));
            }
        }

        private static Status noFolder() {
            String description = "there is no folder 'nowhere'; accepted: a folder with train.tsv";
            FieldViolation field = FieldViolation.newBuilder()
                    .setField("spec.task.glue.path")
                    .setDescription(description)
                    .build();
            return Status.newBuilder()
                    .setCode(Code.INVALID_ARGUMENT_VALUE)
                    .setMessage(field.getField() + ": " + description)
                    .addDetails(Any.pack(ErrorInfo.newBuilder()
                            .setDomain("basin.dev")
                            .setReason("FILE_NOT_FOUND")
                            .build()))
                    .addDetails(Any.pack(
                            BadRequest.newBuilder().addFieldViolations(field).build()))
                    .build();
        }
    }
}
