package dev.basin.landscape.curvature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.common.v1.CheckpointRef;
import dev.basin.common.v1.NumericPath;
import dev.basin.engine.curvature.Estimate;
import dev.basin.engine.curvature.LanczosSettings;
import dev.basin.engine.curvature.Spectrum;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.jobs.JobContext;
import dev.basin.jobs.JobHandler;
import dev.basin.jobs.Jobs;
import dev.basin.jobs.NewJob;
import dev.basin.jobs.Payload;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.requests.EndedJob;
import dev.basin.requests.EngineThread;
import dev.basin.requests.NumericPaths;
import dev.basin.requests.TemporaryHome;
import dev.basin.requests.TinyModels;
import dev.basin.requests.curvature.Climb;
import dev.basin.requests.curvature.CurvatureSteps;
import dev.basin.requests.curvature.Curvatures;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a job has measured once stays, whatever comes after: a second attempt with other seeds finds the first one's numbers. */
@QuarkusTest
@QuarkusTestResource(TemporaryHome.class)
@Timeout(300)
class CurvatureStepsTest {
    @Inject
    Jobs jobs;

    @Test
    void aSecondAttemptFindsWhatTheFirstFinished() throws Exception {
        EndedJob.succeeded(jobs, new NewJob("curvature-attempts", "", "two attempts", Payload.EMPTY));
    }

    /** Measures twice within one job, as it happens when a service is killed and comes back. */
    @Singleton
    static class Attempts implements JobHandler {
        @Inject
        Curvatures curvatures;

        @Inject
        NumericPaths numericPaths;

        @Inject
        ArtifactStore store;

        @Inject
        EngineThread engine;

        @Override
        public String kind() {
            return "curvature-attempts";
        }

        @Override
        public void run(JobContext context) {
            CheckpointRef theta1 = new TinyModels(store, engine).write(3, 8);
            NumericPath path = numericPaths.forEvaluation("path", NumericPath.getDefaultInstance());
            Found first = measure(context, theta1, path, 1, 2);
            assertThat(context.stepNames("bend"))
                    .containsExactly(
                            "bend-00000", "bend-gradient", "bend/eigenvalues", "bend/trace-00000", "bend/trace-00001");
            Found second = measure(context, theta1, path, 7, 2);
            assertThat(second).isEqualTo(first);
            // A third probe is new, and comes from the new seed.
            assertThat(measure(context, theta1, path, 7, 3).trace).isNotEqualTo(first.trace);
            context.setResult(Payload.EMPTY);
        }

        private Found measure(JobContext context, CheckpointRef theta1, NumericPath path, long seed, int probes) {
            LayerGroup all = LayerGroup.wholeEncoder();
            try (CurvatureSteps steps = curvatures.open(context, TinyModels.objective(16, 8), theta1, path, 16);
                    Climb climb = steps.climb("bend", all)) {
                return new Found(
                        steps.spectrum("bend/eigenvalues", "searching", all, LanczosSettings.of(1, seed)),
                        steps.trace("bend/trace", "probing", all, probes, seed),
                        climb.gradientNorm(),
                        climb.rise(0, seed * 0.01));
            }
        }

        private record Found(Spectrum spectrum, Estimate trace, double gradientNorm, Estimate rise) {}
    }
}
