package dev.basin.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.basin.analysis.v1.Analysis;
import dev.basin.analysis.v1.LayerRow;
import dev.basin.common.v1.Evaluation;
import dev.basin.common.v1.JobEvent;
import dev.basin.common.v1.JobState;
import dev.basin.gateway.v1.Claim;
import dev.basin.gateway.v1.Evidence;
import dev.basin.gateway.v1.Experiment;
import dev.basin.landscape.v1.Landscape;
import dev.basin.landscape.v1.SanityRow;
import dev.basin.landscape.v1.TrajectoryPoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One experiment through all four services, and the identities of the protocol that its result must obey. */
class ExperimentTest {
    /** Points near the end are computed from theta0 + 1·delta1 in float32, which is theta1 but for rounding. */
    private static final double ROUNDING = 1e-5;

    @TempDir
    private static Path home;

    private static Server server;
    private static List<JobEvent> events;
    private static Experiment experiment;

    @BeforeAll
    static void runOne() throws Exception {
        server = Server.allInOne(home);
        String name = TinyExperiment.create(server, TinyExperiment.thorough()).getName();
        events = TinyExperiment.watch(server, name, 0);
        experiment = TinyExperiment.get(server, name);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void everyPartSucceeds() {
        assertThat(experiment.getStatus().getState())
                .as(experiment.getStatus().toString())
                .isEqualTo(JobState.JOB_STATE_SUCCEEDED);
        assertThat(experiment.getPhasesList())
                .hasSize(17)
                .allMatch(phase -> phase.getState() == JobState.JOB_STATE_SUCCEEDED);
    }

    @Test
    void watchersSeeEveryEventOnceAndMayComeBack() {
        long latest = experiment.getStatus().getLatestSequence();
        assertThat(events)
                .extracting(JobEvent::getSequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, latest).boxed().toList());
        assertThat(TinyExperiment.watch(server, experiment.getName(), latest - 5))
                .isEqualTo(events.subList(events.size() - 5, events.size()));
    }

    @Test
    void everyMeasureHasItsPlaceInTheDocument() throws Exception {
        ClaimsDocument document = ClaimsDocument.read();
        assertThat(ClaimsDocument.quantities(experiment)).isNotEmpty().allMatch(document::names);
        assertThat(experiment.getResult().getClaimsList())
                .flatExtracting(Claim::getEvidenceList)
                .isNotEmpty()
                .allMatch(document::explains);
    }

    /** f(0, 0) is theta0 under the final head, f(1, 0) is theta1. */
    @Test
    void landscapesAgreeWithTheCheckpointsTheyAreDrawnFrom() {
        for (Landscape landscape : experiment.getResult().getLandscapesList()) {
            for (SanityRow row : landscape.getResult().getSanityList()) {
                assertClose(row.getOnPlane(), row.getAtCheckpoint());
            }
            assertThat(landscape.getResult().getSanityList()).isNotEmpty();
        }
    }

    @Test
    void trajectoriesRunFromTheStartToTheEnd() {
        for (Landscape surface : surfaces().subList(0, 2)) {
            List<TrajectoryPoint> path = surface.getResult().getTrajectoryList();
            assertThat(path).hasSizeGreaterThan(3);
            assertThat(path.getFirst().getAlpha()).isZero();
            assertThat(path.getFirst().getBeta()).isZero();
            assertThat(path.getLast().getAlpha()).isEqualTo(1, within(1e-6));
            assertThat(path.getLast().getBeta()).isEqualTo(0, within(1e-3)); // the root of a rounding error
            assertThat(path.getLast().getDistance())
                    .isLessThan(1e-3 * surface.getResult().getGeometry().getDelta1Norm());
        }
    }

    /** The further path starts again where the path before ended, and counts on from there. */
    @Test
    void furtherTrainingGoesOnFromTheEnd() {
        List<TrajectoryPoint> path = surfaces().get(2).getResult().getTrajectoryList();
        assertThat(path)
                .extracting(TrajectoryPoint::getEpoch)
                .containsExactly(0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.0, 5.0, 6.0);
        assertThat(path.get(9).getAlpha()).isEqualTo(path.get(8).getAlpha());
        assertThat(path.get(9).getWithFinalHead()).isEqualTo(path.get(8).getWithFinalHead());
    }

    @Test
    void theSecondAxisIsAsLongAsTheFirst() {
        assertThat(surfaces().subList(0, 3)).allSatisfy(surface -> {
            var geometry = surface.getResult().getGeometry();
            assertThat(geometry.getScaledDelta2Norm()).isEqualTo(geometry.getDelta1Norm(), within(1e-6));
            assertThat(geometry.hasCosine()).isTrue();
        });
    }

    /** Nothing rolled back is f(1, 0), the whole encoder rolled back is f(0, 0). */
    @Test
    void rollbackMeetsTheSurface() {
        for (int start = 0; start < 2; start++) {
            Analysis rollback = experiment.getResult().getAnalyses(start);
            List<SanityRow> sanity = surfaces().get(start).getResult().getSanityList();
            assertClose(row(rollback, "whole encoder"), sanity.get(0).getAtCheckpoint());
            assertClose(row(rollback, "baseline"), sanity.get(1).getAtCheckpoint());
        }
    }

    @Test
    void everyResultSaysWhereItComesFrom() {
        assertThat(surfaces().subList(0, 3)).allSatisfy(surface -> {
            var provenance = surface.getResult().getProvenance();
            assertThat(provenance.getInputSha256Map())
                    .containsKeys("theta0", "theta1", "beta/theta2", "data/train", "data/dev", "tokenizer");
            assertThat(provenance.getLibtorchVersion()).isNotEmpty();
            assertThat(provenance.getRequestSha256()).hasSize(64);
        });
    }

    @Test
    void theThreeClaimsComeWithTheirEvidence() {
        assertThat(experiment.getResult().getClaimsList())
                .extracting(Claim::getNumber)
                .containsExactly(1, 2, 3);
        assertThat(experiment.getResult().getClaimsList())
                .allSatisfy(claim -> assertThat(claim.getEvidenceCount() > 0
                                || !claim.getReason().isEmpty())
                        .isTrue());
    }

    @Test
    void extraQuestionsGiveTheirEvidence() {
        List<String> titles = experiment.getResult().getClaimsList().stream()
                .flatMap(claim -> claim.getEvidenceList().stream())
                .map(Evidence::getTitle)
                .map(title -> title.substring(0, 2))
                .distinct()
                .toList();
        assertThat(titles)
                .contains("W1", "W2", "W3", "W4", "E1", "E2", "E3", "E4", "O1")
                .contains("F1", "F2", "F3", "S1", "S2", "G1", "R1", "R4", "R5", "R7");
    }

    @Test
    void theReportShowsEveryFigure() throws Exception {
        Tools.assumeBrowser();
        Path report = home.resolve("report.html");
        Path picture = Files.createDirectories(Path.of("target/report"))
                .toAbsolutePath()
                .resolve("thorough.png");
        Shell shell = new Shell(Repository.ROOT, Map.of("BASIN_SERVER", server.address(), "BASIN_BUILT", "1"));
        shell.run("./basin experiment report %s --out %s".formatted(id(), report));
        assertThat(shell.run("node %s %s %s further random layer-surfaces changes"
                        .formatted(Tools.openReport(), report, picture)))
                .contains("holds");
    }

    private static String id() {
        return experiment.getName().replace("experiments/", "");
    }

    @Test
    void theSameRequestGivesTheSameBits() {
        String name = TinyExperiment.create(server, TinyExperiment.thorough()).getName();
        TinyExperiment.watch(server, name, 0);

        assertThat(Numbers.of(server, TinyExperiment.get(server, name)).byPhase())
                .containsExactlyEntriesOf(Numbers.of(server, experiment).byPhase());
    }

    private static List<Landscape> surfaces() {
        return experiment.getResult().getLandscapesList().stream()
                .filter(landscape -> landscape.getSpec().hasBeta())
                .toList();
    }

    private static Evaluation row(Analysis rollback, String group) {
        return rollback.getResult().getRowsList().stream()
                .filter(row -> row.getGroup().equals(group))
                .map(LayerRow::getEvaluation)
                .findFirst()
                .orElseThrow();
    }

    private static void assertClose(Evaluation one, Evaluation other) {
        assertThat(one.getTrainLoss()).isEqualTo(other.getTrainLoss(), within(ROUNDING));
        assertThat(one.getDevLoss()).isEqualTo(other.getDevLoss(), within(ROUNDING));
        assertThat(one.getDevErrors()).isEqualTo(other.getDevErrors());
    }
}
