package dev.basin.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.basin.cli.Basin;
import dev.basin.cli.ExitCode;
import dev.basin.common.v1.Artifact;
import dev.basin.gateway.v1.DownloadFileRequest;
import dev.basin.gateway.v1.DownloadFileResponse;
import dev.basin.gateway.v1.Experiment;
import dev.basin.gateway.v1.ExperimentResult;
import dev.basin.gateway.v1.ExperimentServiceGrpc.ExperimentServiceImplBase;
import dev.basin.gateway.v1.GetExperimentRequest;
import dev.basin.gateway.v1.Phase;
import dev.basin.landscape.v1.Landscape;
import dev.basin.landscape.v1.LandscapeResult;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of an experiment, where somebody finds them who does not know the names of its parts. */
class ExportTest {
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private Server peer;

    @BeforeEach
    void start() throws IOException {
        peer = OkHttpServerBuilder.forPort(0, InsecureServerCredentials.create())
                .addService(new Exported("landscapes/7f3a/surface.csv"))
                .build()
                .start();
    }

    @AfterEach
    void stop() {
        peer.shutdownNow();
    }

    @Test
    void writesTheFilesOfAPartUnderTheNameOfItsPhase() throws IOException {
        assertThat(export()).as(err.toString()).isEqualTo(ExitCode.OK);

        assertThat(written()).containsExactly("experiment.json", "report.html", "surface-pretrained/surface.csv");
        assertThat(folder.resolve("surface-pretrained/surface.csv")).hasContent("landscapes/7f3a/surface.csv");
        assertThat(folder.resolve("experiment.json")).content().contains("\"name\": \"experiments/one\"");
    }

    @Test
    void writesNothingOutsideTheFolder() throws IOException {
        stop();
        peer = OkHttpServerBuilder.forPort(0, InsecureServerCredentials.create())
                .addService(new Exported("landscapes/7f3a/../../elsewhere.csv"))
                .build()
                .start();

        assertThat(export()).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("outside of the folder");
    }

    private int export() {
        return Basin.commandLine()
                .setErr(new PrintWriter(err, true))
                .setOut(new PrintWriter(new StringWriter()))
                .execute(
                        "experiment",
                        "export",
                        "one",
                        "--out",
                        folder.toString(),
                        "--server",
                        "127.0.0.1:" + peer.getPort());
    }

    private List<String> written() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    /** Has an experiment with one landscape and one file of it; a file holds its own key. */
    private static final class Exported extends ExperimentServiceImplBase {
        private final String key;

        Exported(String key) {
            this.key = key;
        }

        @Override
        public void getExperiment(GetExperimentRequest request, StreamObserver<Experiment> answer) {
            LandscapeResult surface =
                    LandscapeResult.newBuilder().addArtifacts(file(key)).build();
            answer.onNext(Experiment.newBuilder()
                    .setName("experiments/one")
                    .addPhases(Phase.newBuilder().setName("surface/pretrained").setJob("landscapes/7f3a"))
                    .addPhases(Phase.newBuilder().setName("report"))
                    .setResult(ExperimentResult.newBuilder()
                            .addLandscapes(Landscape.newBuilder().setResult(surface))
                            .addArtifacts(file("experiments/one/report.html"))
                            .addArtifacts(file("experiments/one/experiment.json")))
                    .build());
            answer.onCompleted();
        }

        @Override
        public void downloadFile(DownloadFileRequest request, StreamObserver<DownloadFileResponse> answer) {
            answer.onNext(DownloadFileResponse.newBuilder()
                    .setData(ByteString.copyFromUtf8(request.getKey()))
                    .build());
            answer.onCompleted();
        }

        private static Artifact file(String key) {
            return Artifact.newBuilder().setKey(key).build();
        }
    }
}
