package dev.basin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.common.v1.JobState;
import dev.basin.e2e.AttemptLog.Attempt;
import dev.basin.gateway.v1.Experiment;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A tile that ends every worker that begins it ends its landscape after a stated number of attempts, with the cause, whichever
 * broker carries it. The test plays the poison: it kills the worker as soon as it has begun the tile.
 */
class PoisonTileTest {
    private static final int ATTEMPTS = 3;
    private static final int EXAMPLES = 6000;
    private static final int LONGEST_WAIT_SECONDS = 120;
    private static final String TILE = "000001";

    @TempDir
    private Path home;

    @Test
    void overTheEmbeddedBroker() throws Exception {
        int port = Server.freePort();
        String password = UUID.randomUUID().toString();
        Map<String, String> coordinator = new HashMap<>(role("coordinator"));
        coordinator.put("BASIN_BROKER_EMBEDDED_PORT", String.valueOf(port));
        coordinator.put("BASIN_BROKER_EMBEDDED_PASSWORD", password);
        Map<String, String> worker = new HashMap<>(RabbitServer.settings(port, "basin", password));
        worker.putAll(role("worker"));
        assertThatThePoisonIsFound(coordinator, worker);
    }

    @Test
    void overRabbitMq() throws Exception {
        RabbitServer.assumeInstalled();
        try (RabbitServer broker = RabbitServer.start(home.resolve("rabbitmq"))) {
            Map<String, String> coordinator = new HashMap<>(broker.settings());
            coordinator.putAll(role("coordinator"));
            Map<String, String> worker = new HashMap<>(broker.settings());
            worker.putAll(role("worker"));
            assertThatThePoisonIsFound(coordinator, worker);
            assertThat(broker.waiting("basin.tiles.dead")).isEqualTo(1);
        }
    }

    private void assertThatThePoisonIsFound(Map<String, String> coordinator, Map<String, String> worker)
            throws Exception {
        try (Server all = Server.start("all", home, coordinator).awaitReady()) {
            String name = TinyExperiment.create(
                            all, TinyExperiment.ofLongTiles(EXAMPLES).build())
                    .getName();
            Server victim = Server.start("landscape", home, worker);
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                // It begins before anybody can see that it is ready, so its process is known by the attempt.
                ProcessHandle.of(begun(attempt).pid()).orElseThrow().destroyForcibly();
                victim.awaitEnd();
                victim = victim.startAgain();
            }
            try (Server last = victim.awaitReady()) {
                TinyExperiment.watch(all, name, 0);
                Experiment ended = TinyExperiment.get(all, name);
                assertThat(ended.getStatus().getState()).isEqualTo(JobState.JOB_STATE_FAILED);
                assertThat(ended.getStatus().getError().getMessage())
                        .contains("tile 1 could not be evaluated: 3 attempts began and none ended, by workers ");
                assertThat(poisoned()).hasSize(ATTEMPTS);
                assertThat(last.log()).doesNotContain("Exception");
            }
        }
    }

    private Attempt begun(int number) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
        while (poisoned().size() < number) {
            assertThat(System.nanoTime()).as("attempt %d at the tile", number).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return poisoned().getLast();
    }

    private List<Attempt> poisoned() throws Exception {
        return new AttemptLog(home)
                .all().stream()
                        .filter(attempt ->
                                attempt.tile().equals(TILE) && attempt.outcome().isEmpty())
                        .toList();
    }

    private static Map<String, String> role(String role) {
        return Map.of("BASIN_LANDSCAPE_ROLE", role, "BASIN_LANDSCAPE_TILE_ATTEMPTS", String.valueOf(ATTEMPTS));
    }
}
