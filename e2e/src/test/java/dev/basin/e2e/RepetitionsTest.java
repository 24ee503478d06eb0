package dev.basin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.gateway.v1.CreateExperimentRequest;
import dev.basin.gateway.v1.Evidence;
import dev.basin.gateway.v1.Experiment;
import dev.basin.gateway.v1.ExperimentSpec;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An experiment over several seeds gives each number as a mean with the error of its spread. */
class RepetitionsTest {
    @TempDir
    private Path home;

    @Test
    void evidenceIsTheMeanOverTheSeeds() throws Exception {
        try (Server server = Server.allInOne(home)) {
            Experiment one = run(server, 1, 1);
            Experiment other = run(server, 2, 1);
            Experiment both = run(server, 1, 2);

            assertThat(both.getPhasesList()).hasSize(21);
            double mean = (rise(one) + rise(other)) / 2;
            double standardError = Math.abs(rise(one) - rise(other)) / 2;
            assertThat(evidence(both).getFirst().getValue()).isEqualTo(mean);
            assertThat(evidence(both).getFirst().getStandardError()).isCloseTo(standardError, byRounding());
            assertThat(standardError).isPositive();
        }
    }

    private static Offset<Double> byRounding() {
        return Offset.offset(1e-12);
    }

    private static Experiment run(Server server, long seed, int repetitions) {
        ExperimentSpec spec = TinyExperiment.spec().toBuilder()
                .setRunSeed(seed)
                .setRepetitions(repetitions)
                .clearFurtherEpochs()
                .build();
        String name = server.experiments()
                .createExperiment(
                        CreateExperimentRequest.newBuilder().setSpec(spec).build())
                .getName();
        TinyExperiment.watch(server, name, 0);
        return TinyExperiment.get(server, name);
    }

    private static double rise(Experiment experiment) {
        return evidence(experiment).getFirst().getValue();
    }

    private static Evidence evidence(Experiment experiment) {
        List<Evidence> rows = experiment.getResult().getClaims(0).getEvidenceList();
        return rows.stream()
                .filter(row -> row.getTitle().startsWith("W3"))
                .findFirst()
                .orElseThrow();
    }
}
