package dev.basin.gateway.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.analysis.v1.AnalysisServiceGrpc;
import dev.basin.common.v1.BuiltInSource;
import dev.basin.common.v1.BuiltInTask;
import dev.basin.common.v1.JobState;
import dev.basin.common.v1.TaskSource;
import dev.basin.finetune.v1.FinetuneServiceGrpc;
import dev.basin.gateway.experiment.ExperimentDefaults;
import dev.basin.gateway.peers.Script;
import dev.basin.gateway.peers.Script.Asked;
import dev.basin.gateway.peers.Script.Ending;
import dev.basin.gateway.peers.ScriptedServices;
import dev.basin.gateway.v1.Experiment;
import dev.basin.gateway.v1.ExperimentSpec;
import dev.basin.gateway.v1.Phase;
import dev.basin.gateway.v1.Preset;
import dev.basin.gateway.v1.Verdict;
import dev.basin.jobs.JobChange.Noted;
import dev.basin.jobs.JobEvent;
import dev.basin.jobs.JobKey;
import dev.basin.jobs.JobWatch;
import dev.basin.jobs.Jobs;
import dev.basin.jobs.NewJob;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.jobs.artifacts.FolderArtifactStore;
import dev.basin.jobs.run.JobHost;
import dev.basin.jobs.run.RunSettings;
import dev.basin.jobs.store.Database;
import dev.basin.jobs.store.Dialect;
import dev.basin.landscape.v1.LandscapeServiceGrpc;
import dev.basin.serving.jobs.Payloads;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Experiments over scripted services: what real ones cannot be made to do on demand. */
@Timeout(120)
class ExperimentHandlerTest {
    private static final String SCRATCH_SURFACE = "Loss surface, random";
    private static final String CURVE = "Loss curve, pre-trained";

    @TempDir
    Path folder;

    private final Script script = new Script();
    private final ScriptedServices peers = new ScriptedServices(script);
    private Server server;
    private ManagedChannel channel;
    private AgroalDataSource dataSource;
    private ArtifactStore artifacts;
    private JobHost host;

    @BeforeEach
    void start() throws Exception {
        InProcessServerBuilder builder = InProcessServerBuilder.forName(folder.toString());
        peers.services().forEach(builder::addService);
        server = builder.build().start();
        channel = InProcessChannelBuilder.forName(folder.toString()).build();
        dataSource = database("jdbc:sqlite:" + folder.resolve("basin.db")
                + "?journal_mode=WAL&synchronous=OFF&busy_timeout=30000&foreign_keys=true&transaction_mode=IMMEDIATE");
        artifacts = new FolderArtifactStore(folder.resolve("store"));
        host = startHost(1);
    }

    @AfterEach
    void stop() {
        host.close();
        channel.shutdownNow();
        server.shutdownNow();
        dataSource.close();
    }

    @Test
    void runsEveryPartOnceInOrderAndReports() throws Exception {
        JobKey key = create();
        Experiment experiment = ended(key);

        assertThat(experiment.getStatus().getState()).isEqualTo(JobState.JOB_STATE_SUCCEEDED);
        assertThat(experiment.getPhasesList())
                .hasSize(11)
                .allSatisfy(phase -> assertThat(phase.getState()).isEqualTo(JobState.JOB_STATE_SUCCEEDED));
        assertThat(experiment.getPhases(0).getElapsed().getNanos()).isEqualTo(500_000_000);
        assertThat(created()).hasSize(10).doesNotHaveDuplicates();
        assertThat(experiment.getResult().getRunsList()).hasSize(4);
        assertThat(experiment.getResult().getLandscapesList()).hasSize(4);
        assertThat(experiment.getResult().getAnalysesList()).hasSize(2);
        assertThat(experiment.getResult().getClaims(0).getVerdict()).isEqualTo(Verdict.VERDICT_SUPPORTED);
        String report = Files.readString(artifacts.localPath(key.artifact("report.html")));
        assertThat(report).contains("surface/scratch").contains(key.name());
        assertThat(artifacts.stat(key.artifact("claims.csv"))).isPresent();
        assertThat(Files.readString(artifacts.localPath(key.artifact("figures/rollback.svg"))))
                .startsWith("<svg");
    }

    @Test
    void passesEventsOnUnderTheNameOfThePhase() throws Exception {
        List<JobEvent> events = events(create());
        assertThat(events)
                .filteredOn(event -> event.change() instanceof Noted)
                .extracting(JobEvent::phase)
                .containsExactly(
                        "finetune/pretrained/target",
                        "finetune/pretrained/second",
                        "finetune/scratch/target",
                        "finetune/scratch/second",
                        "curve/pretrained",
                        "curve/scratch",
                        "surface/pretrained",
                        "surface/scratch",
                        "rollback/pretrained",
                        "rollback/scratch");
        assertThat(events)
                .filteredOn(event -> event.phase().equals("surface/scratch"))
                .extracting(event -> event.change().toString())
                .anyMatch(change -> change.contains("RUNNING"))
                .anyMatch(change -> change.contains("SUCCEEDED"));
    }

    @Test
    void goesOnAfterABrokenConnectionWhereItWas() throws Exception {
        script.breakOnce(CURVE, 4);
        JobKey key = create();
        assertThat(ended(key).getStatus().getState()).isEqualTo(JobState.JOB_STATE_SUCCEEDED);
        assertThat(script.asked("watch", CURVE)).containsExactly(0L, 4L);
        assertThat(script.asked("create", CURVE)).hasSize(1);
        assertThat(events(key))
                .filteredOn(event -> event.change().equals(new Noted("half of " + CURVE)))
                .hasSize(1);
    }

    @Test
    void failsWithTheCauseOfThePartAndBeginsNoOther() throws Exception {
        script.end(CURVE, Ending.FAIL);
        JobKey key = create();
        Experiment experiment = ended(key);
        assertThat(experiment.getStatus().getState()).isEqualTo(JobState.JOB_STATE_FAILED);
        assertThat(host.jobs().get(key).failure()).hasValueSatisfying(failure -> {
            assertThat(failure.reason()).isEqualTo("DATA_INVALID");
            assertThat(failure.message()).isEqualTo("curve/pretrained: row 7 has one column");
        });
        assertThat(phase(experiment, "curve/pretrained").getState()).isEqualTo(JobState.JOB_STATE_FAILED);
        assertThat(phase(experiment, "curve/scratch").getState()).isEqualTo(JobState.JOB_STATE_CANCELLED);
        assertThat(script.asked("create", "Loss curve, random")).isEmpty();
    }

    @Test
    void cancellingCancelsThePart() throws Exception {
        script.end(SCRATCH_SURFACE, Ending.HOLD);
        JobKey key = create();
        script.awaitWatched(SCRATCH_SURFACE);
        var unused = host.jobs().cancel(key);
        Experiment experiment = ended(key);
        assertThat(experiment.getStatus().getState()).isEqualTo(JobState.JOB_STATE_CANCELLED);
        assertThat(phase(experiment, "surface/scratch").getState()).isEqualTo(JobState.JOB_STATE_CANCELLED);
        assertThat(phase(experiment, "surface/pretrained").getState()).isEqualTo(JobState.JOB_STATE_SUCCEEDED);
        assertThat(script.asked("cancel", SCRATCH_SURFACE)).hasSize(1);
    }

    @Test
    void aRestartGoesOnWithTheSameJobs() throws Exception {
        script.end(SCRATCH_SURFACE, Ending.HOLD);
        JobKey key = create();
        script.awaitWatched(SCRATCH_SURFACE);
        host.close();
        assertThat(script.asked("cancel", SCRATCH_SURFACE)).isEmpty();

        host = startHost(1);
        peers.release(SCRATCH_SURFACE);
        assertThat(ended(key).getStatus().getState()).isEqualTo(JobState.JOB_STATE_SUCCEEDED);
        assertThat(script.asked("create", SCRATCH_SURFACE))
                .hasSizeBetween(1, 2)
                .containsOnly(script.asked("create", SCRATCH_SURFACE).getFirst());
        assertThat(script.asked("create", CURVE)).as("ended before the restart").hasSize(1);
    }

    @Test
    void aPartCancelledAtItsServiceFailsTheExperiment() throws Exception {
        script.end(CURVE, Ending.HOLD);
        JobKey key = create();
        script.awaitWatched(CURVE);
        LandscapeServiceGrpc.newBlockingStub(channel)
                .cancelLandscape(dev.basin.landscape.v1.CancelLandscapeRequest.newBuilder()
                        .setName("landscapes/job1")
                        .build());
        assertThat(ended(key).getStatus().getError().getMessage())
                .isEqualTo("curve/pretrained: landscapes/job1 was cancelled at its service");
    }

    @Test
    void partsThatNeedNotWaitRunAtOnceWhereAllowed() throws Exception {
        host.close();
        host = startHost(4);
        List<String> trainings = List.of(
                "Train on built-in reviews from pre-trained weights",
                "Train on built-in entailment from pre-trained weights",
                "Train on built-in reviews from random weights",
                "Train on built-in entailment from random weights");
        trainings.forEach(title -> script.end(title, Ending.HOLD));
        JobKey key = create();
        for (String title : trainings) {
            script.awaitWatched(title);
        }
        trainings.forEach(peers::release);
        assertThat(ended(key).getStatus().getState()).isEqualTo(JobState.JOB_STATE_SUCCEEDED);
    }

    private JobKey create() {
        ExperimentSpec spec = ExperimentDefaults.complete(ExperimentSpec.newBuilder()
                .setPreset(Preset.PRESET_DEMO)
                .setTask(TaskSource.newBuilder()
                        .setBuiltIn(BuiltInSource.newBuilder().setTask(BuiltInTask.BUILT_IN_TASK_REVIEWS)))
                .build());
        return host.jobs()
                .create(new NewJob(ExperimentHandler.KIND, "", spec.getDisplayName(), Payloads.of(spec)))
                .key();
    }

    private Experiment ended(JobKey key) throws InterruptedException {
        var unused = events(key);
        return new ExperimentView(host.jobs()).of(key);
    }

    private List<JobEvent> events(JobKey key) throws InterruptedException {
        List<JobEvent> all = new ArrayList<>();
        try (JobWatch watch = host.jobs().watch(key, 0)) {
            for (List<JobEvent> page = watch.next(); !page.isEmpty(); page = watch.next()) {
                all.addAll(page);
            }
        }
        return all;
    }

    private List<Object> created() {
        return script.asked().stream()
                .filter(call -> call.what().equals("create"))
                .map(Asked::detail)
                .toList();
    }

    private static Phase phase(Experiment experiment, String name) {
        return experiment.getPhasesList().stream()
                .filter(phase -> phase.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private JobHost startHost(int parallelPhases) {
        RunSettings settings = new RunSettings(
                1, Map.of(), Duration.ofMillis(20), Duration.ofSeconds(5), Duration.ZERO, 3, Duration.ofSeconds(10));
        JobHost started =
                new JobHost(new Database(dataSource, Dialect.SQLITE), artifacts, settings, InstantSource.system());
        started.start(List.of(handler(started.jobs(), parallelPhases)));
        return started;
    }

    private ExperimentHandler handler(Jobs jobs, int parallelPhases) {
        Duration deadline = Duration.ofSeconds(30);
        PartServices services = new PartServices(
                new RunParts(FinetuneServiceGrpc.newBlockingStub(channel), deadline),
                new LandscapeParts(LandscapeServiceGrpc.newBlockingStub(channel), deadline),
                new AnalysisParts(AnalysisServiceGrpc.newBlockingStub(channel), deadline));
        return new ExperimentHandler(
                services, new Reporter(services, new ExperimentView(jobs)), parallelPhases, deadline);
    }

    private static AgroalDataSource database(String url) throws Exception {
        AgroalDataSource dataSource = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool ->
                        pool.maxSize(8).connectionFactoryConfiguration(connections -> connections.jdbcUrl(url))));
        var unused = Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:dev/basin/jobs/db/sqlite")
                .load()
                .migrate();
        return dataSource;
    }
}
