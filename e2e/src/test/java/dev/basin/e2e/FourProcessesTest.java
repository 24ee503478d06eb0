package dev.basin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.common.v1.JobEvent;
import dev.basin.common.v1.JobState;
import dev.basin.gateway.v1.Experiment;
import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The four services as four processes give the numbers of the four in one, and a second gateway shows what happens under the first,
 * as it happens.
 */
class FourProcessesTest {
    private static final int EVENTS_IN_A_PIECE = 7;

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
                Server gateway = Server.start("gateway", apart, peers(finetune, landscape, analysis));
                Server secondGateway = Server.start("gateway", apart, peers(finetune, landscape, analysis))) {
            for (Server server : new Server[] {finetune, landscape, analysis, gateway, secondGateway}) {
                server.awaitReady();
            }
            String name = TinyExperiment.create(gateway).getName();
            List<JobEvent> seen = watchInPieces(secondGateway, name);
            assertThat(seen).isEqualTo(TinyExperiment.watch(gateway, name, 0));
            assertThat(Numbers.of(secondGateway, TinyExperiment.get(secondGateway, name))
                            .byPhase())
                    .containsExactlyEntriesOf(expected.byPhase());
        }
    }

    /** As a watcher whose line breaks again and again sees it. */
    private static List<JobEvent> watchInPieces(Server server, String name) {
        List<JobEvent> seen = new ArrayList<>();
        while (seen.isEmpty() || !isEnd(seen.getLast())) {
            CancellableContext line = Context.current().withCancellation();
            Context before = line.attach();
            try {
                Iterator<JobEvent> events = TinyExperiment.events(server, name, seen.size());
                for (int i = 0; i < EVENTS_IN_A_PIECE && events.hasNext(); i++) {
                    seen.add(events.next());
                }
            } finally {
                line.detach(before);
                line.cancel(null);
            }
        }
        return seen;
    }

    private static boolean isEnd(JobEvent event) {
        return event.getPhase().isEmpty() && event.getStateChange().getState() == JobState.JOB_STATE_SUCCEEDED;
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
