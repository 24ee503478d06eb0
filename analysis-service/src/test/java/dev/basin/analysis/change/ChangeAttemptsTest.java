package dev.basin.analysis.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.analysis.v1.AnalysisResult;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.analysis.v1.Change;
import dev.basin.analysis.v1.ChangeMeasure;
import dev.basin.analysis.v1.ExampleSplit;
import dev.basin.common.v1.NumericPath;
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
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a job has measured once stays: a second attempt, asked with other settings, finds the first one's numbers. */
@QuarkusTest
@QuarkusTestResource(TemporaryHome.class)
@Timeout(300)
class ChangeAttemptsTest {
    private static final String KIND = "change-attempts";

    @Inject
    Jobs jobs;

    @Test
    void aSecondAttemptGoesOnWhereTheFirstEnded() throws Exception {
        EndedJob.succeeded(jobs, new NewJob(KIND, "", "two attempts", Payload.EMPTY));
    }

    /** Asks three times within one job, as it happens when a service is killed and comes back. */
    @Singleton
    static class Attempts implements JobHandler {
        @Inject
        ChangeRun run;

        @Inject
        NumericPaths numericPaths;

        @Inject
        ArtifactStore store;

        @Inject
        EngineThread engine;

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public void run(JobContext context) {
            AnalysisResult first = ask(context, 1, ChangeMeasure.CHANGE_MEASURE_L2, ChangeMeasure.CHANGE_MEASURE_RSA);
            assertThat(context.stepNames("")).containsExactly("activations-theta1", "parameters-theta1");
            AnalysisResult more = ask(
                    context,
                    2,
                    ChangeMeasure.CHANGE_MEASURE_L2,
                    ChangeMeasure.CHANGE_MEASURE_RSA,
                    ChangeMeasure.CHANGE_MEASURE_CLS_PROBE);
            assertThat(context.stepNames(""))
                    .containsExactly("activations-theta1", "parameters-theta1", "probe-theta0", "probe-theta1");
            // Another seed draws other tokens, so that the same number is the kept one.
            assertThat(rsa(more)).isEqualTo(rsa(first));
            assertThat(more.getRows(1).getMeasuresList())
                    .containsAll(first.getRows(1).getMeasuresList());
            context.setResult(Payload.EMPTY);
        }

        private AnalysisResult ask(JobContext context, long seed, ChangeMeasure... measures) {
            TinyStates states = new TinyStates(store, engine);
            AnalysisSpec spec = AnalysisSpec.newBuilder()
                    .setObjective(TinyStates.reviews(24, 24))
                    .setTheta0(states.start(2))
                    .setTheta1(states.layer1Moved())
                    .setNumericPath(numericPaths.forEvaluation("path", NumericPath.getDefaultInstance()))
                    .setChange(Change.newBuilder()
                            .addAllMeasures(List.of(measures))
                            .setExamples(ExampleSplit.EXAMPLE_SPLIT_DEV)
                            .setRsaTokens(20)
                            .setRsaSeed(seed)
                            .setProbePenalty(0.1))
                    .build();
            return run.answer(context, spec, StatePair.of(spec)).build();
        }

        private static double rsa(AnalysisResult result) {
            return result.getRows(2).getMeasuresList().stream()
                    .filter(measure -> measure.getId().equals("rsa"))
                    .findFirst()
                    .orElseThrow()
                    .getValue();
        }
    }
}
