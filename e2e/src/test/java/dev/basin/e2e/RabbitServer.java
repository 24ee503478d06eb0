package dev.basin.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A RabbitMQ server of the test's own, from Debian's package, with all its files in one folder. */
final class RabbitServer implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");
    private static final Path CONTROL = Path.of("/usr/lib/rabbitmq/bin/rabbitmqctl");
    private static final int LONGEST_START_SECONDS = 120;
    private static final int LONGEST_CALL_SECONDS = 60;

    private final Path folder;
    private final int port;
    private final Map<String, String> environment;
    private Process process;

    private RabbitServer(Path folder, int port, Map<String, String> environment) {
        this.folder = folder;
        this.port = port;
        this.environment = environment;
    }

    static void assumeInstalled() {
        assumeTrue(Files.isExecutable(PROGRAM), "RabbitMQ was not found (Debian: apt-get install rabbitmq-server)");
    }

    /** A server with an empty folder, ready. */
    static RabbitServer start(Path folder) throws Exception {
        int port = Server.freePort();
        Path config = Files.writeString(Files.createDirectories(folder).resolve("rabbitmq.conf"), """
                listeners.tcp.local = 127.0.0.1:%d
                log.console = false
                """.formatted(port));
        RabbitServer server = new RabbitServer(
                folder,
                port,
                Map.of(
                        "HOME", folder.toString(), // Erlang keeps its cookie there
                        "RABBITMQ_NODENAME", "basin" + port + "@localhost",
                        "RABBITMQ_DIST_PORT", String.valueOf(Server.freePort()),
                        "ERL_EPMD_PORT", String.valueOf(Server.freePort()),
                        "RABBITMQ_CONFIG_FILE", config.toString(),
                        "RABBITMQ_MNESIA_BASE", folder.resolve("mnesia").toString(),
                        "RABBITMQ_LOG_BASE", folder.resolve("log").toString(),
                        "RABBITMQ_PID_FILE", folder.resolve("pid").toString(),
                        "RABBITMQ_ENABLED_PLUGINS_FILE",
                                folder.resolve("plugins").toString()));
        server.startAgain();
        return server;
    }

    /** Starts it over its folder, after it was killed. */
    void startAgain() throws Exception {
        process = command(List.of(PROGRAM.toString()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output.log").toFile()))
                .start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
        while (!isListening()) {
            assertThat(process.isAlive() && System.nanoTime() < end)
                    .as("RabbitMQ did not start:%n%s", Files.readString(folder.resolve("output.log")))
                    .isTrue();
            Thread.sleep(100);
        }
    }

    int port() {
        return port;
    }

    /** Settings of a service that is to use it. */
    Map<String, String> settings() {
        return settings(port);
    }

    /** The same through another port that leads to it. */
    static Map<String, String> settings(int port) {
        return settings(port, "guest", "guest");
    }

    /** Settings of a service that is to use any broker that speaks RabbitMQ's protocol. */
    static Map<String, String> settings(int port, String user, String password) {
        return Map.of(
                "BASIN_BROKER_KIND",
                "rabbitmq",
                "RABBITMQ_HOST",
                "127.0.0.1",
                "RABBITMQ_PORT",
                String.valueOf(port),
                "RABBITMQ_USERNAME",
                user,
                "RABBITMQ_PASSWORD",
                password);
    }

    /** How many messages wait in a queue, those that a worker holds not counted. */
    long waiting(String queue) throws Exception {
        Process control = command(List.of(CONTROL.toString(), "-q", "list_queues", "name", "messages_ready"))
                .start();
        String table = new String(control.getInputStream().readAllBytes());
        assertThat(control.waitFor(LONGEST_CALL_SECONDS, TimeUnit.SECONDS)).isTrue();
        return table.lines()
                .map(line -> line.split("\\s+"))
                .filter(row -> row.length == 2 && row[0].equals(queue))
                .mapToLong(row -> Long.parseLong(row[1]))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no queue '" + queue + "' in:\n" + table));
    }

    /** SIGKILL to every process of it. */
    void kill() throws InterruptedException {
        List<ProcessHandle> all = process.descendants().toList();
        all.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        all.forEach(one -> one.onExit().join());
    }

    @Override
    public void close() throws Exception {
        kill();
    }

    private boolean isListening() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private ProcessBuilder command(List<String> line) {
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder;
    }
}
