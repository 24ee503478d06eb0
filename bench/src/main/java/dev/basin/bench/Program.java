package dev.basin.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A service in one of the forms that it is built in. */
record Program(String module, String kind, List<String> command) {
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final int BETWEEN_LOOKS_MILLIS = 10;

    /** The jar, which has to be there, and the native executable, if it is. */
    static List<Program> of(Path root, String module) throws IOException {
        Path target = root.resolve(module).resolve("target");
        List<Program> programs = new ArrayList<>();
        programs.add(new Program(
                module,
                "jar",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Xmx1g",
                        "-jar",
                        target.resolve("quarkus-app/quarkus-run.jar").toString())));
        try (Stream<Path> files = Files.list(target)) {
            files.filter(file -> file.toString().endsWith("-runner"))
                    .forEach(file -> programs.add(new Program(module, "native", List.of(file.toString()))));
        }
        return programs;
    }

    /** Starts it, measures, and ends it. */
    Start start(Path home) throws IOException, InterruptedException {
        int httpPort = freePort();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(module + ".log").toFile());
        builder.environment().put("BASIN_HOME", home.toString());
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(httpPort));
        builder.environment().put("QUARKUS_GRPC_SERVER_PORT", String.valueOf(freePort()));
        long begun = System.nanoTime();
        Process process = builder.start();
        try {
            awaitHealth(process, httpPort);
            return new Start(
                    seconds(System.nanoTime() - begun),
                    seconds(process.info().totalCpuDuration().orElseThrow().toNanos()),
                    residentMegabytes(process.pid()));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private void awaitHealth(Process process, int port) throws InterruptedException {
        HttpRequest health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .timeout(Duration.ofSeconds(10))
                .build();
        long end = System.nanoTime() + LONGEST_START.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!isUp(client, health)) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IllegalStateException(
                            module + " (" + kind + ") did not become ready in " + LONGEST_START);
                }
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
            }
        }
    }

    private static boolean isUp(HttpClient client, HttpRequest health) throws InterruptedException {
        try {
            return client.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static double residentMegabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / 1e6)
                .findFirst()
                .orElseThrow();
    }

    private static double seconds(long nanoseconds) {
        return nanoseconds / 1e9;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
