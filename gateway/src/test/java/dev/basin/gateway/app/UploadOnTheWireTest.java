package dev.basin.gateway.app;

import static dev.basin.gateway.upload.UploadCaller.data;
import static dev.basin.gateway.upload.UploadCaller.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.gateway.peers.ScriptedPeers;
import dev.basin.gateway.upload.UploadCaller;
import dev.basin.gateway.v1.Upload;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.ArtifactStore;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Random;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Uploads through the gateway as it runs: in pieces larger than any buffer on the way, and listed and deleted over HTTP. */
@QuarkusTest
@QuarkusTestResource(ScriptedPeers.class)
@Timeout(120)
class UploadOnTheWireTest {
    private static final int PIECE = 3 << 20;

    @ConfigProperty(name = "quarkus.grpc.server.test-port")
    int grpcPort;

    @TestHTTPResource("/api/uploads")
    URI uploads;

    @Inject
    ArtifactStore store;

    @Test
    void storesAFileOfManyPieces() throws Exception {
        byte[] piece = new byte[PIECE];
        new Random(1).nextBytes(piece);
        ManagedChannel channel = Grpc.newChannelBuilder("localhost:" + grpcPort, InsecureChannelCredentials.create())
                .build();
        try {
            Upload upload =
                    UploadCaller.send(channel, file("model.safetensors"), data(piece), data(piece), data(piece));

            assertThat(upload.getFiles(0).getSizeBytes()).isEqualTo(3L * PIECE);
            assertThat(store.verify(new ArtifactKey(upload.getFiles(0).getKey()))
                            .sha256())
                    .isEqualTo(upload.getFiles(0).getSha256());
        } finally {
            channel.shutdownNow();
        }
    }

    @Test
    void isListedAndDeletedOverHttp() throws Exception {
        ManagedChannel channel = Grpc.newChannelBuilder("localhost:" + grpcPort, InsecureChannelCredentials.create())
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            Upload upload = UploadCaller.send(channel, file("train.csv"), data(new byte[] {1}));
            URI one = URI.create(uploads + "/" + upload.getName().replace("uploads/", ""));

            assertThat(send(http, HttpRequest.newBuilder(uploads)).body()).contains(upload.getName(), "train.csv");
            assertThat(send(http, HttpRequest.newBuilder(one)).body()).contains("train.csv");
            assertThat(send(http, HttpRequest.newBuilder(one).DELETE()).statusCode())
                    .isEqualTo(204);
            assertThat(send(http, HttpRequest.newBuilder(one)).statusCode()).isEqualTo(404);
            assertThat(send(http, HttpRequest.newBuilder(uploads)).body()).doesNotContain(upload.getName());
        } finally {
            channel.shutdownNow();
        }
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
