package dev.basin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.gateway.v1.Experiment;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The four services as four processes give the numbers of the four in one. */
class FourProcessesTest {
    @TempDir
    private Path together;

    @TempDir
    private Path apart;

    @Test
    void theNumbersAreTheSame() throws Exception {
        Numbers expected;
        try (Server all = Server.allInOne(together)) {
            expected = run(all);
        }
        try (Server finetune = Server.start("finetune", apart, Map.of());
                Server landscape = Server.start("landscape", apart, Map.of());
                Server analysis = Server.start("analysis", apart, Map.of());
                Server gateway = Server.start("gateway", apart, peers(finetune, landscape, analysis))) {
            for (Server server : new Server[] {finetune, landscape, analysis, gateway}) {
                server.awaitReady();
            }
            assertThat(run(gateway).byPhase()).containsExactlyEntriesOf(expected.byPhase());
        }
    }

    private static Numbers run(Server gateway) {
        Experiment created = TinyExperiment.create(gateway);
        TinyExperiment.watch(gateway, created.getName(), 0);
        return Numbers.of(gateway, TinyExperiment.get(gateway, created.getName()));
    }

    private static Map<String, String> peers(Server finetune, Server landscape, Server analysis) {
        return Map.of(
                "BASIN_GATEWAY_FINETUNE_PORT", String.valueOf(finetune.grpcPort()),
                "BASIN_GATEWAY_LANDSCAPE_PORT", String.valueOf(landscape.grpcPort()),
                "BASIN_GATEWAY_ANALYSIS_PORT", String.valueOf(analysis.grpcPort()));
    }
}
