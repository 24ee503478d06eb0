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
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server started by {@code ./basin up} on free ports, as a process group of its own. */
final class Server implements AutoCloseable {
    private static final int LONGEST_START_SECONDS = 180;
    private static final int LONGEST_STOP_SECONDS = 60;

    private final Start start;
    private final Path log;
    private final Process launcher;
    private final ManagedChannel channel;

    /** The server itself, known once it is ready: to find it takes longer than some moments last. */
    private ProcessHandle process;

    /** All that it takes to start a server, and to start it again at the same place. */
    private record Start(String service, Path home, Map<String, String> environment, int grpcPort, int httpPort) {}

    private Server(Start start, Path log, Process launcher) {
        this.start = start;
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
        return start(new Start(service, home, environment, freePort(), freePort()));
    }

    /** A server that takes the place of this one, which was killed; not waited for. */
    Server startAgain() throws IOException {
        return start(start);
    }

    private static Server start(Start start) throws IOException {
        Path log = Files.createTempFile(logFolder(start.home()), start.service() + "-", ".log");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Repository.LAUNCHER.toString(),
                        "up",
                        "--services",
                        start.service(),
                        "--home",
                        start.home().toString(),
                        "--root",
                        Repository.ROOT.toString(),
                        "--root",
                        start.home().toString(),
                        "--grpc-port",
                        String.valueOf(start.grpcPort()),
                        "--http-port",
                        String.valueOf(start.httpPort())))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // Tensors are tiny here: more threads would mostly wait for one another.
        builder.environment().put("BASIN_ENGINE_THREADS", "1");
        builder.environment().putAll(start.environment());
        return new Server(start, log, builder.start());
    }

    Server awaitReady() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
        while (!isReady()) {
            assertThat(launcher.isAlive() && System.nanoTime() < end)
                    .as("%s did not start:%n%s", start.service(), log())
                    .isTrue();
            Thread.sleep(100);
        }
        process = server();
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
        return "127.0.0.1:" + start.grpcPort();
    }

    int grpcPort() {
        return start.grpcPort();
    }

    int httpPort() {
        return start.httpPort();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /** Whether it has said that it is ready. */
    boolean isReady() throws IOException {
        return log().contains("Ready.");
    }

    /** What all servers of a service over a home have said. */
    static String logs(String service, Path home) throws IOException {
        StringBuilder all = new StringBuilder();
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(logFolder(home), service + "-*.log")) {
            for (Path log : logs) {
                all.append(Files.readString(log));
            }
        }
        return all.toString();
    }

    private static Path logFolder(Path home) throws IOException {
        return Files.createDirectories(Path.of("target/servers").resolve(home.getFileName()));
    }

    /**
     * SIGKILL to the server itself: it can neither finish nor tidy up anything.
     *
     * @return when it was killed
     */
    Instant kill() throws InterruptedException {
        process.destroyForcibly();
        Instant killed = Instant.now();
        awaitEnd();
        return killed;
    }

    /** Waits for the end of a server that was killed. */
    void awaitEnd() throws InterruptedException {
        assertThat(launcher.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)).isTrue();
        channel.shutdownNow();
    }

    /** Process id of the server itself. */
    long pid() {
        return process.pid();
    }

    /** A JVM or, with {@code BASIN_NATIVE=1}, a native executable. */
    private ProcessHandle server() {
        return launcher.descendants()
                .filter(child -> child.info().command().orElse("").matches(".*(java|-runner)"))
                .findFirst()
                .orElseThrow();
    }

    /** Ctrl-C, and no wait for what follows. */
    void interrupt() {
        launcher.destroy();
    }

    /** Ctrl-C. */
    @Override
    public void close() throws Exception {
        channel.shutdownNow();
        List<ProcessHandle> all = launcher.descendants().toList();
        launcher.destroy();
        try {
            assertThat(launcher.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS))
                    .as("%s stops", start.service())
                    .isTrue();
        } finally {
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
