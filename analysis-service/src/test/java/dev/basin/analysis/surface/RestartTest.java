package dev.basin.analysis.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.analysis.question.Questions;
import dev.basin.analysis.v1.AnalysisResult;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.analysis.v1.LayerSurface;
import dev.basin.analysis.v1.Rollback;
import dev.basin.common.v1.Evaluation;
import dev.basin.common.v1.NumericPath;
import dev.basin.jobs.Job;
import dev.basin.jobs.JobChange;
import dev.basin.jobs.JobContext;
import dev.basin.jobs.JobEvent;
import dev.basin.jobs.JobHandler;
import dev.basin.jobs.JobKey;
import dev.basin.jobs.JobState;
import dev.basin.jobs.JobWatch;
import dev.basin.jobs.Jobs;
import dev.basin.jobs.NewJob;
import dev.basin.jobs.Payload;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.jobs.run.JobHost;
import dev.basin.jobs.run.RunSettings;
import dev.basin.jobs.store.Database;
import dev.basin.landscape.v1.Range;
import dev.basin.landscape.v1.Surface;
import dev.basin.landscape.v1.TileResult;
import dev.basin.requests.EngineThread;
import dev.basin.requests.NumericPaths;
import dev.basin.requests.TemporaryHome;
import dev.basin.requests.TinyModels;
import dev.basin.serving.jobs.Payloads;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * An analysis whose process goes away halfway: the next process finds what was finished, does the rest and ends with the same
 * result. Each process here is a host of jobs over the service's own database and store.
 */
@QuarkusTest
@QuarkusTestResource(TemporaryHome.class)
@Timeout(300)
class RestartTest {
    private static final String KIND = "restarted";
    private static final int POINTS = 200;
    private static final int TILE_POINTS = 5;

    /** What no model here measures, so that it is seen whether a tile was evaluated again. */
    private static final double MARK = 12345;

    @Inject
    Database database;

    @Inject
    ArtifactStore store;

    @Inject
    EngineThread engine;

    @Inject
    NumericPaths numericPaths;

    @Inject
    Questions questions;

    @Inject
    SurfaceTiles tiles;

    @Inject
    LayerSurfaces surfaces;

    @Test
    void aFinishedTileIsNotEvaluatedAgainAndTheRestIsAsIfNothingHadHappened() throws Exception {
        AnalysisSpec spec = spec().setLayerSurface(LayerSurface.newBuilder()
                        .setAlpha(Range.newBuilder().setMin(-3).setMax(3).setPoints(POINTS))
                        .setTilePoints(TILE_POINTS)
                        .addGroups(dev.basin.analysis.v1.LayerGroup.newBuilder()
                                .setName("high")
                                .addGlobs("encoder.layer.2.*")))
                .build();
        JobKey undisturbed = run(spec, event -> false);
        Surface expected = surfaces.read(undisturbed, spec, "high");

        JobKey interrupted = run(spec, event -> counts(event, "points"));
        Set<Integer> finished = tiles.finished(interrupted, 0);
        assertThat(finished).hasSizeBetween(1, POINTS / TILE_POINTS - 1).contains(1);
        mark(interrupted, 1);

        assertThat(resume(interrupted, new HashSet<>()).state()).isEqualTo(JobState.SUCCEEDED);
        Surface resumed = surfaces.read(interrupted, spec, "high");
        // Two points beside the grid come before it: tile 1 holds its points 3 to 7.
        for (int i = 0; i < POINTS; i++) {
            boolean marked = i >= 3 && i < 8;
            assertThat(resumed.getTrainLoss(i)).isEqualTo(marked ? MARK : expected.getTrainLoss(i));
        }
    }

    @Test
    void aFinishedRowAndControlIsNotEvaluatedAgain() throws Exception {
        AnalysisSpec spec = spec().setRollback(
                        Rollback.newBuilder().setControls(20).setControlSeed(5).setSingleLayers(true))
                .build();
        JobKey undisturbed = run(spec, event -> false);
        JobKey interrupted = run(spec, event -> counts(event, "models"));
        List<String> before = bystander().stepNames(interrupted, "");
        assertThat(before)
                .hasSizeLessThan(bystander().stepNames(undisturbed, "").size())
                .isNotEmpty();

        Set<String> again = ConcurrentHashMap.newKeySet();
        Job resumed = resume(interrupted, again);
        assertThat(resumed.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(again).isNotEmpty().doesNotContainAnyElementsOf(before);
        AnalysisResult expected = result(bystander().get(undisturbed));
        assertThat(result(resumed).getRowsList()).isEqualTo(expected.getRowsList());
        assertThat(result(resumed).getMeasuresList()).isEqualTo(expected.getMeasuresList());
    }

    /** Runs a new job in a process of its own, which goes down as soon as an event is the one waited for. */
    private JobKey run(AnalysisSpec spec, Predicate<JobEvent> goDown) throws Exception {
        try (JobHost host = host()) {
            Job job = host.jobs().create(new NewJob(KIND, "", "restarted", Payloads.of(spec)));
            host.start(List.of(new Asking(questions, ConcurrentHashMap.newKeySet())));
            await(host.jobs(), job.key(), goDown);
            return job.key();
        }
    }

    /**
     * Goes on with a job in a process of its own, until it has ended.
     *
     * @param kept takes the names of the steps that this process keeps
     */
    private Job resume(JobKey job, Set<String> kept) throws Exception {
        try (JobHost host = host()) {
            host.start(List.of(new Asking(questions, kept)));
            await(host.jobs(), job, event -> false);
            return host.jobs().get(job);
        }
    }

    private static void await(Jobs jobs, JobKey job, Predicate<JobEvent> wanted) throws Exception {
        try (JobWatch watch = jobs.watch(job, 0)) {
            for (List<JobEvent> page = watch.next(); !page.isEmpty(); page = watch.next()) {
                if (page.stream().anyMatch(wanted)) {
                    return;
                }
            }
        }
    }

    /** Whether some of what is counted is done. */
    private static boolean counts(JobEvent event, String unit) {
        return event.change() instanceof JobChange.ProgressMade made
                && made.progress().unit().equals(unit)
                && made.progress().done() >= 4L * TILE_POINTS;
    }

    private void mark(JobKey analysis, int tile) throws Exception {
        TileResult.Builder marked = TileResult.newBuilder().setIndex(tile);
        IntStream.range(0, TILE_POINTS)
                .forEach(_ -> marked.addValues(Evaluation.newBuilder()
                        .setTrainLoss(MARK)
                        .setTrainExamples(1)
                        .setDevExamples(1)));
        tiles.put(analysis, 0, marked.build());
    }

    private AnalysisSpec.Builder spec() {
        TinyModels models = new TinyModels(store, engine);
        return AnalysisSpec.newBuilder()
                .setObjective(TinyModels.objective(32, 24))
                .setTheta0(models.write(1, 0))
                .setTheta1(models.write(2, 9))
                .setNumericPath(numericPaths.forEvaluation("path", NumericPath.getDefaultInstance()));
    }

    private static AnalysisResult result(Job job) {
        return Payloads.read(job.result().orElseThrow(), AnalysisResult.parser());
    }

    private Jobs bystander() {
        return host().jobs();
    }

    private JobHost host() {
        RunSettings settings = new RunSettings(
                1, Map.of(), Duration.ofMillis(50), Duration.ofSeconds(5), Duration.ZERO, 10, Duration.ofSeconds(20));
        return new JobHost(database, store, settings, InstantSource.system());
    }

    /** What the service's own handler does, for a kind of job that it does not take. */
    private record Asking(Questions questions, Set<String> kept) implements JobHandler {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public void run(JobContext context) throws Exception {
            AnalysisSpec spec = Payloads.read(context.spec(), AnalysisSpec.parser());
            context.setResult(Payload.of(
                    questions.asked(spec).answer(watched(context), spec).toByteArray()));
        }

        private JobContext watched(JobContext context) {
            InvocationHandler notingSteps = (_, method, arguments) -> {
                if (method.getName().equals("saveStep")) {
                    kept.add((String) arguments[0]);
                }
                try {
                    return method.invoke(context, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            };
            return (JobContext) Proxy.newProxyInstance(
                    JobContext.class.getClassLoader(), new Class<?>[] {JobContext.class}, notingSteps);
        }
    }
}
