package dev.basin.serving.packaged;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Gives a packaged service an empty data folder, a free port, and leave to read this clone. */
public final class PackagedHome implements QuarkusTestResourceLifecycleManager {
    private Path home;
    private int grpcPort;

    @Override
    public Map<String, String> start() {
        try {
            home = Files.createTempDirectory("basin-packaged");
            grpcPort = freePort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "basin.home", home.toString(),
                "basin.roots", Path.of("..").toAbsolutePath().normalize().toString(),
                // Tensors in tests are tiny: more threads would mostly wait for one another.
                "basin.engine.threads", "1",
                "quarkus.grpc.server.port", String.valueOf(grpcPort));
    }

    @Override
    public void inject(Object test) {
        if (test instanceof PackagedService service) {
            service.startedAt(home, grpcPort);
        }
    }

    /** After what a module's other tests share, which Quarkus starts for these too: what they set as well is set here. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public void stop() {}

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
