package dev.basin.requests;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.Map;

/** Gives a service under test an empty data folder and free ports. */
public final class TemporaryHome implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        try {
            return Map.of(
                    "basin.home",
                    Files.createTempDirectory("basin-home").toString(),
                    // Tensors in tests are tiny: more threads would mostly wait for one another.
                    "basin.engine.threads",
                    "1",
                    "quarkus.http.test-port",
                    "0",
                    "quarkus.grpc.server.test-port",
                    String.valueOf(freePort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
