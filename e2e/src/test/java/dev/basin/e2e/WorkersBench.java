package dev.basin.e2e;

import dev.basin.common.v1.JobState;
import dev.basin.e2e.AttemptLog.Attempt;
import dev.basin.gateway.v1.Experiment;
import dev.basin.gateway.v1.ExperimentSpec;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tiles per second with one, two and four worker processes of one engine thread each, over the embedded broker, and the share of
 * their time that they spent outside the engine. Not a test: {@code bench/run workers} runs it, on a machine with nothing else
 * to do.
 */
class WorkersBench {
    private static final int EXAMPLES = 1000;
    private static final int POINTS = 15;

    @TempDir
    private Path folder;

    @Test
    void measure() throws Exception {
        double one = 0;
        System.out.printf("%d processors%n", Runtime.getRuntime().availableProcessors());
        System.out.println("workers  tiles/s  against one  outside the engine");
        for (int workers : new int[] {1, 2, 4}) {
            Speed speed = measure(workers);
            one = one == 0 ? speed.tilesPerSecond() : one;
            System.out.printf(
                    "%7d  %7.2f  %11.2f  %17.1f%%%n",
                    workers, speed.tilesPerSecond(), speed.tilesPerSecond() / one, 100 * speed.outsideShare());
        }
    }

    /** What so many workers did. */
    private record Speed(double tilesPerSecond, double outsideShare) {}

    private Speed measure(int workers) throws Exception {
        Path home = Files.createDirectory(folder.resolve("workers" + workers));
        int port = Server.freePort();
        try (Server all = Server.start(
                        "all",
                        home,
                        Map.of(
                                "BASIN_LANDSCAPE_ROLE", "coordinator",
                                "BASIN_BROKER_EMBEDDED_PORT", String.valueOf(port),
                                "BASIN_BROKER_EMBEDDED_PASSWORD", "bench"))
                .awaitReady()) {
            List<Server> processes = new ArrayList<>();
            try {
                for (int i = 0; i < workers; i++) {
                    processes.add(Server.start("landscape", home, worker(port)).awaitReady());
                }
                return measure(all, processes, home);
            } finally {
                for (Server process : processes) {
                    process.close();
                }
            }
        }
    }

    private static Map<String, String> worker(int port) {
        Map<String, String> settings = new HashMap<>(RabbitServer.settings(port, "basin", "bench"));
        settings.put("BASIN_LANDSCAPE_ROLE", "worker");
        return settings;
    }

    private static Speed measure(Server all, List<Server> workers, Path home) throws Exception {
        String name = TinyExperiment.create(all, spec()).getName();
        TinyExperiment.watch(all, name, 0);
        Experiment ended = TinyExperiment.get(all, name);
        if (ended.getStatus().getState() != JobState.JOB_STATE_SUCCEEDED) {
            throw new AssertionError(ended.getStatus().toString());
        }
        // A surface at a time: between two of them the coordinator works and the workers wait.
        Map<Long, List<Attempt>> landscapes = new HashMap<>();
        for (Attempt attempt : new AttemptLog(home).all()) {
            landscapes
                    .computeIfAbsent(attempt.landscape(), key -> new ArrayList<>())
                    .add(attempt);
        }
        double seconds =
                landscapes.values().stream().mapToDouble(WorkersBench::seconds).sum();
        long tiles = landscapes.values().stream().mapToLong(List::size).sum();
        double engine = 0;
        for (Server worker : workers) {
            engine += engineSeconds(worker);
        }
        return new Speed(tiles / seconds, 1 - engine / (workers.size() * seconds));
    }

    private static double seconds(List<Attempt> attempts) {
        Instant begin = attempts.stream()
                .map(Attempt::begin)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant end = attempts.stream()
                .map(Attempt::end)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Duration.between(begin, end).toNanos() / 1e9;
    }

    private static double engineSeconds(Server worker) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String metrics = client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + worker.httpPort() + "/q/metrics"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            return metrics.lines()
                    .filter(line -> line.startsWith("basin_tile_engine_seconds_sum"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
    }

    /** Two surfaces of 225 points; a tile takes about a second, as those of real models do. */
    private static ExperimentSpec spec() {
        ExperimentSpec.Builder spec = TinyExperiment.ofLongTiles(EXAMPLES);
        spec.getSurfaceAlphaBuilder().setPoints(POINTS);
        spec.getSurfaceBetaBuilder().setPoints(POINTS);
        return spec.build();
    }
}
