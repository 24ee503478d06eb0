package dev.basin.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.basin.analysis.v1.Analysis;
import dev.basin.analysis.v1.LayerRow;
import dev.basin.common.v1.Evaluation;
import dev.basin.common.v1.JobEvent;
import dev.basin.common.v1.JobState;
import dev.basin.gateway.v1.Claim;
import dev.basin.gateway.v1.Experiment;
import dev.basin.landscape.v1.Landscape;
import dev.basin.landscape.v1.SanityRow;
import dev.basin.landscape.v1.TrajectoryPoint;
import java.nio.file.Path;
import java.util.List;
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
        String name = TinyExperiment.create(server).getName();
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
                .hasSize(11)
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

    /** f(0, 0) is theta0 under the final head, f(1, 0) is theta1. */
    @Test
    void landscapesAgreeWithTheCheckpointsTheyAreDrawnFrom() {
        for (Landscape landscape : experiment.getResult().getLandscapesList()) {
            for (SanityRow row : landscape.getResult().getSanityList()) {
                assertClose(row.getOnPlane(), row.getAtCheckpoint());
            }
            assertThat(landscape.getResult().getSanityList()).hasSize(2);
        }
    }

    @Test
    void trajectoriesRunFromTheStartToTheEnd() {
        for (Landscape surface : surfaces()) {
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

    @Test
    void theSecondAxisIsAsLongAsTheFirst() {
        assertThat(surfaces()).allSatisfy(surface -> {
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
        assertThat(surfaces()).allSatisfy(surface -> {
            var provenance = surface.getResult().getProvenance();
            assertThat(provenance.getInputSha256Map())
                    .containsKeys("theta0", "theta1", "theta2", "data/train", "data/dev", "tokenizer");
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
    void theSameRequestGivesTheSameBits() {
        String name = TinyExperiment.create(server).getName();
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
