package dev.basin.landscape.axes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.basin.common.v1.CheckpointRef;
import dev.basin.jobs.JobContext;
import dev.basin.jobs.JobHandler;
import dev.basin.jobs.Jobs;
import dev.basin.jobs.NewJob;
import dev.basin.jobs.Payload;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.landscape.directions.Directions;
import dev.basin.landscape.evaluation.Evaluators;
import dev.basin.landscape.settle.SettlePhase;
import dev.basin.landscape.settle.Settled;
import dev.basin.landscape.spec.LandscapeSpecs;
import dev.basin.landscape.v1.ComputedDirection;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.requests.EndedJob;
import dev.basin.requests.EngineThread;
import dev.basin.requests.TemporaryHome;
import dev.basin.requests.TinyModels;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a job has settled stays settled, whatever comes after, and a worker takes no other direction for it. */
@QuarkusTest
@QuarkusTestResource(TemporaryHome.class)
@Timeout(300)
class SettleStepsTest {
    @Inject
    Jobs jobs;

    @Test
    void aSecondAttemptFindsWhatTheFirstComputed() throws Exception {
        EndedJob.succeeded(jobs, new NewJob("settle-attempts", "", "two attempts", Payload.EMPTY));
    }

    /** Settles more than once within one job, as it happens when a service is killed and comes back. */
    @Singleton
    static class Attempts implements JobHandler {
        @Inject
        LandscapeSpecs specs;

        @Inject
        Directions directions;

        @Inject
        SettlePhase settling;

        @Inject
        Evaluators evaluators;

        @Inject
        ArtifactStore store;

        @Inject
        EngineThread engine;

        @Override
        public String kind() {
            return "settle-attempts";
        }

        @Override
        public void run(JobContext context) throws Exception {
            TinyModels models = new TinyModels(store, engine);
            CheckpointRef state = models.write(14, 4);
            LandscapeSpec spec = specs.complete(LandscapeSpec.newBuilder()
                    .setTheta0(models.write(11, 0))
                    .setTheta1(models.write(12, 8))
                    .setObjective(TinyModels.objective(8, 4))
                    .addTrajectory(state)
                    .setAlpha(Requests.automatic(Requests.principal(1), 3, 0.5))
                    .setBeta(Requests.automatic(Requests.random(3, Requests.PER_FILTER), 3, 0.5))
                    .build());
            List<ComputedDirection> first = directions.compute(context, spec);
            assertThat(context.stepNames("directions")).containsExactly("directions-principal", "directions-random");

            // Another path now: what was computed from the old one stays.
            store.putFolder(new ArtifactKey(state.getKey()), folder -> copy(models.write(15, 4), folder));
            Settled settled = settling.run(context, spec);
            assertThat(settled.directions()).isEqualTo(first);

            store.delete(context.key().artifact("settled.pb"));
            assertThat(settling.run(context, spec)).isEqualTo(settled);
            refusesAnotherDirection(context, settled);
            context.setResult(Payload.EMPTY);
        }

        private void refusesAnotherDirection(JobContext context, Settled settled) throws IOException {
            evaluators.with(context.key(), settled.sha256(), open -> open.evaluate(0));
            evaluators.release(context.key());
            ArtifactKey alpha = new ArtifactKey(settled.directions().get(0).getKey());
            ArtifactKey beta = new ArtifactKey(settled.directions().get(1).getKey());
            byte[] other = Files.readAllBytes(store.localPath(beta));
            store.put(alpha, other);
            assertThatThrownBy(() -> evaluators.with(context.key(), settled.sha256(), open -> open.evaluate(0)))
                    .hasRootCauseInstanceOf(IOException.class)
                    .hasMessageContaining("was settled with");
        }

        private void copy(CheckpointRef from, Path folder) throws IOException {
            Path source = store.localPath(new ArtifactKey(from.getKey()));
            try (var files = Files.list(source)) {
                for (Path file : files.toList()) {
                    Files.copy(file, folder.resolve(file.getFileName()));
                }
            }
        }
    }
}
