package dev.basin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.basin.gateway.v1.CreateExperimentRequest;
import dev.basin.gateway.v1.Experiment;
import dev.basin.gateway.v1.ExperimentServiceGrpc.ExperimentServiceImplBase;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The packaged command: its jar with the libraries beside it or, with {@code BASIN_NATIVE=1}, the executable. */
@Timeout(60)
class BasinIT {
    private static final int LONGEST_SECONDS = 30;

    @Test
    void namesItsSubcommands() throws Exception {
        Answer help = run("--help");

        assertThat(help.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(help.text()).contains("Usage: basin", "experiment", "upload", "completion");
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
        assertThat(run("experiment", "crate").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    /** A request from flags and an answer in JSON: options, stubs and messages, all of them found by name. */
    @Test
    void takesARequestToAServerAndItsAnswerBack() throws Exception {
        Server peer = OkHttpServerBuilder.forPort(0, InsecureServerCredentials.create())
                .addService(new Echo())
                .build()
                .start();
        try {
            Answer created = run(
                    "experiment",
                    "create",
                    "--task",
                    "builtin:reviews",
                    "--device",
                    "cpu",
                    "--json",
                    "--server",
                    "127.0.0.1:" + peer.getPort());

            assertThat(created.exitCode()).as(created.text()).isEqualTo(ExitCode.OK);
            JsonNode experiment = new ObjectMapper().readTree(created.text());
            assertThat(experiment.at("/name").textValue()).isEqualTo("experiments/new");
            assertThat(experiment.at("/spec/numericPath/device").textValue()).isEqualTo("cpu");
        } finally {
            peer.shutdownNow();
        }
    }

    private static Answer run(String... arguments) throws IOException, InterruptedException {
        List<String> line =
                Stream.concat(command().stream(), Stream.of(arguments)).toList();
        Process process = new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), text);
    }

    private static List<String> command() {
        if ("1".equals(System.getenv("BASIN_NATIVE"))) {
            return List.of(Path.of("target/basin").toAbsolutePath().toString());
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(java, "-jar", Path.of("target/basin-cli.jar").toString());
    }

    private record Answer(int exitCode, String text) {}

    /** Answers with the request itself. */
    private static final class Echo extends ExperimentServiceImplBase {
        @Override
        public void createExperiment(CreateExperimentRequest request, StreamObserver<Experiment> answer) {
            answer.onNext(Experiment.newBuilder()
                    .setName("experiments/new")
                    .setSpec(request.getSpec())
                    .build());
            answer.onCompleted();
        }
    }
}
