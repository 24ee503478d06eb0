package dev.basin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.gateway.v1.ExperimentServiceGrpc;
import dev.basin.gateway.v1.ExperimentServiceGrpc.ExperimentServiceBlockingStub;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server started by {@code ./basin up} on free ports, as a process group of its own. */
final class Server implements AutoCloseable {
    private static final int LONGEST_START_SECONDS = 180;
    private static final int LONGEST_STOP_SECONDS = 60;

    private final String service;
    private final int grpcPort;
    private final int httpPort;
    private final Path log;
    private final Process launcher;
    private final ManagedChannel channel;

    private Server(String service, int grpcPort, int httpPort, Path log, Process launcher) {
        this.service = service;
        this.grpcPort = grpcPort;
        this.httpPort = httpPort;
        this.log = log;
        this.launcher = launcher;
        this.channel = Grpc.newChannelBuilder(address(), InsecureChannelCredentials.create())
                .build();
    }

    /** The four services in one process, ready. */
    static Server allInOne(Path home) throws Exception {
        return start("all", home, Map.of()).awaitReady();
    }

    /** One service or all of them; not waited for. */
    static Server start(String service, Path home, Map<String, String> environment) throws IOException {
        int grpcPort = freePort();
        int httpPort = freePort();
        Path log = Files.createTempFile(Files.createDirectories(Path.of("target/servers")), service + "-", ".log");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Repository.LAUNCHER.toString(),
                        "up",
                        "--services",
                        service,
                        "--home",
                        home.toString(),
                        "--root",
                        Repository.ROOT.toString(),
                        "--root",
                        home.toString(),
                        "--grpc-port",
                        String.valueOf(grpcPort),
                        "--http-port",
                        String.valueOf(httpPort)))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // Tensors are tiny here: more threads would mostly wait for one another.
        builder.environment().put("BASIN_ENGINE_THREADS", "1");
        builder.environment().putAll(environment);
        return new Server(service, grpcPort, httpPort, log, builder.start());
    }

    Server awaitReady() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
        while (!log().contains("Ready.")) {
            assertThat(launcher.isAlive() && System.nanoTime() < end)
                    .as("%s did not start:%n%s", service, log())
                    .isTrue();
            Thread.sleep(100);
        }
        return this;
    }

    ExperimentServiceBlockingStub experiments() {
        return ExperimentServiceGrpc.newBlockingStub(channel)
                .withMaxInboundMessageSize(64 << 20)
                .withDeadlineAfter(10, TimeUnit.MINUTES);
    }

    ManagedChannel channel() {
        return channel;
    }

    String address() {
        return "127.0.0.1:" + grpcPort;
    }

    int grpcPort() {
        return grpcPort;
    }

    int httpPort() {
        return httpPort;
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /** SIGKILL to the server itself: it can neither finish nor tidy up anything. */
    void kill() throws InterruptedException {
        List<ProcessHandle> javas = javas().toList();
        assertThat(javas).isNotEmpty();
        javas.forEach(ProcessHandle::destroyForcibly);
        javas.forEach(java -> java.onExit().join());
        assertThat(launcher.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)).isTrue();
        channel.shutdownNow();
    }

    private Stream<ProcessHandle> javas() {
        return launcher.descendants()
                .filter(process -> process.info().command().orElse("").endsWith("java"));
    }

    /** Ctrl-C. */
    @Override
    public void close() throws Exception {
        channel.shutdownNow();
        List<ProcessHandle> all = launcher.descendants().toList();
        launcher.destroy();
        try {
            assertThat(launcher.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS))
                    .as("%s stops", service)
                    .isTrue();
        } finally {
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
