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
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Random;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An upload through the gateway as it runs, in pieces larger than any buffer on the way. */
@QuarkusTest
@QuarkusTestResource(ScriptedPeers.class)
@Timeout(120)
class UploadOverGrpcTest {
    private static final int PIECE = 3 << 20;

    @ConfigProperty(name = "quarkus.grpc.server.test-port")
    int grpcPort;

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
}
