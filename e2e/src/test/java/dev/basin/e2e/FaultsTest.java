package dev.basin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.common.v1.JobState;
import dev.basin.e2e.Cluster.Member;
import dev.basin.e2e.Kills.Hit;
import dev.basin.gateway.v1.Experiment;
import dev.basin.gateway.v1.ExperimentSpec;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An experiment over six processes and a RabbitMQ server, of which random ones are killed at random moments, ends with the bits of
 * an undisturbed one in a single process. {@code bench/run faults} runs the long form.
 */
class FaultsTest {
    private static final int KILLS = Integer.getInteger("basin.faults.kills", 6);
    private static final long SEED = Long.getLong("basin.faults.seed", 1);
    private static final int TRAININGS = 2;
    private static final int EXAMPLES = 300;

    @TempDir
    private Path undisturbed;

    @TempDir
    private Path disturbed;

    @Test
    void nothingIsLostAndNothingIsComputedDifferently() throws Exception {
        RabbitServer.assumeInstalled();
        Numbers expected = undisturbedNumbers();
        try (Cluster cluster = Cluster.start(disturbed)) {
            String name = TinyExperiment.create(cluster.server(Member.GATEWAY), spec())
                    .getName();
            Kills kills = new Kills(cluster, name, new Random(SEED));
            kills.duringTraining(TRAININGS);
            kills.duringSurfaces(KILLS);
            cluster.awaitReady();

            Server gateway = cluster.server(Member.GATEWAY);
            TinyExperiment.watch(gateway, name, 0);
            Experiment ended = TinyExperiment.get(gateway, name);
            assertThat(ended.getStatus().getState())
                    .as("%s%n%s", ended.getStatus(), gateway.log())
                    .isEqualTo(JobState.JOB_STATE_SUCCEEDED);

            long redelivered = attemptedTwice(cluster) + cluster.logged("was delivered again");
            long repeated = TrainingSteps.repeated(cluster.server(Member.FINETUNE), ended);
            System.out.printf(
                    "Faults with seed %d: %s; %d redelivered tiles, %d repeated steps%n",
                    SEED, kills, redelivered, repeated);
            assertThat(Numbers.of(gateway, ended).byPhase()).containsExactlyEntriesOf(expected.byPhase());
            assertThat(kills.counted()).isGreaterThanOrEqualTo(KILLS);
            assertThat(kills.of(Hit.WORKER_BEFORE_ITS_ACKNOWLEDGEMENT)).isGreaterThanOrEqualTo(Math.min(5, KILLS / 3));
            assertThat(kills.of(Hit.BROKER)).isPositive();
            assertThat(kills.of(Hit.GATEWAY)).isPositive();
            assertThat(redelivered).isPositive();
            assertThat(repeated).isPositive();
        }
    }

    private Numbers undisturbedNumbers() throws Exception {
        try (Server server = Server.allInOne(undisturbed)) {
            String name = TinyExperiment.create(server, spec()).getName();
            TinyExperiment.watch(server, name, 0);
            return Numbers.of(server, TinyExperiment.get(server, name));
        }
    }

    /** Epochs of more steps and surfaces of more tiles than the tiny experiment has, so that kills find something to hit. */
    private static ExperimentSpec spec() {
        ExperimentSpec.Builder spec = TinyExperiment.spec().toBuilder().clearFurtherEpochs();
        spec.getPretrainedTrainingBuilder().setBatchSize(8).setEpochs(6);
        spec.getScratchTrainingBuilder().setBatchSize(8).setEpochs(6);
        spec.getTaskBuilder().getBuiltInBuilder().setTrainExamples(EXAMPLES).setDevExamples(EXAMPLES);
        int points = 15 + KILLS;
        spec.getSurfaceAlphaBuilder().setPoints(points);
        spec.getSurfaceBetaBuilder().setPoints(points);
        return spec.setObjectiveTrainExamples(EXAMPLES)
                .setObjectiveDevExamples(EXAMPLES)
                .build();
    }

    private static long attemptedTwice(Cluster cluster) throws Exception {
        Map<String, Long> attempts = new AttemptLog(cluster.home())
                .all().stream()
                        .collect(Collectors.groupingBy(
                                attempt -> attempt.landscape() + "/" + attempt.tile(), Collectors.counting()));
        return attempts.values().stream().filter(count -> count > 1).count();
    }
}
