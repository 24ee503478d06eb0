package dev.basin.gateway.peers;

import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Scripted services on a port of their own for a gateway under test, with a home that starts empty. */
public final class ScriptedPeers implements QuarkusTestResourceLifecycleManager {
    private Server server;

    @Override
    public Map<String, String> start() {
        try {
            ServerBuilder<?> builder = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create());
            new ScriptedServices(new Script()).services().forEach(builder::addService);
            server = builder.build().start();
            Path home = Files.createTempDirectory("basin-gateway");
            String port = String.valueOf(server.getPort());
            return Map.of(
                    "basin.home",
                    home.toString(),
                    // Under test, Quarkus sends every client to the application's own server unless told otherwise so.
                    "quarkus.grpc.clients.basin-finetune.test-port",
                    port,
                    "quarkus.grpc.clients.basin-landscape.test-port",
                    port,
                    "quarkus.grpc.clients.basin-analysis.test-port",
                    port,
                    "quarkus.http.test-port",
                    "0",
                    "quarkus.grpc.server.test-port",
                    String.valueOf(freePort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        server.shutdownNow();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
