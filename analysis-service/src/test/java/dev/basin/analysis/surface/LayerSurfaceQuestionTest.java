package dev.basin.analysis.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.basin.analysis.AnalysisClient;
import dev.basin.analysis.QuestionTest;
import dev.basin.analysis.v1.Analysis;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.analysis.v1.CancelAnalysisRequest;
import dev.basin.analysis.v1.DeleteAnalysisRequest;
import dev.basin.analysis.v1.GetLayerSurfaceRequest;
import dev.basin.analysis.v1.LayerGroup;
import dev.basin.analysis.v1.LayerRow;
import dev.basin.analysis.v1.LayerSurface;
import dev.basin.analysis.v1.LayerSurfaceSummary;
import dev.basin.analysis.v1.Rollback;
import dev.basin.analysis.v1.WatchAnalysisRequest;
import dev.basin.common.v1.CheckpointRef;
import dev.basin.common.v1.JobEvent;
import dev.basin.common.v1.JobState;
import dev.basin.common.v1.Measure;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.landscape.v1.Range;
import dev.basin.landscape.v1.SanityRow;
import dev.basin.landscape.v1.Surface;
import dev.basin.requests.TinyModels;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The loss when only one group moves, from the request to the surface. */
@QuarkusTest
class LayerSurfaceQuestionTest extends QuestionTest {
    /** Points that come before those of a grid: rolled back, trained, and where nothing moves. */
    private static final int BESIDE_THE_GRID = 3;

    @Test
    void curvesOfTheThirdsAreMarkedWhereTheyAreTrainedAndRolledBack() {
        AnalysisSpec spec = spec(LayerSurface.newBuilder().setAlpha(range(-2, 2, 9)));
        Analysis analysis = calls.ended(spec);
        assertThat(analysis.getStatus().getState()).isEqualTo(JobState.JOB_STATE_SUCCEEDED);
        List<LayerRow> rows = analysis.getResult().getRowsList();
        assertThat(rows).map(LayerRow::getGroup).containsExactly("baseline", "low", "middle", "high");
        List<LayerRow> rolledBack = rollback(spec);
        for (int i = 0; i < 3; i++) {
            LayerSurfaceSummary surface = analysis.getResult().getSurfaces(i);
            assertThat(surface.getMarksList()).map(SanityRow::getPoint).containsExactly("rolled back", "trained");
            assertThat(surface.getMarksList())
                    .allSatisfy(mark -> assertThat(mark.getOnPlane()).isEqualTo(mark.getAtCheckpoint()));
            // f_G(−1, 0) is the rollback's loss for the same head, to the last bit.
            assertThat(surface.getMarks(0).getOnPlane())
                    .isEqualTo(rolledBack.get(i + 1).getEvaluation())
                    .isEqualTo(rows.get(i + 1).getEvaluation());
            assertThat(surface.getLayersBelow()).isEqualTo(i);
            assertThat(surface.getReusedShare()).isEqualTo(1);
            assertThat(surface.getSecondsPerPoint()).isPositive();
            Surface drawn = read(analysis.getName(), surface.getGroup());
            assertThat(drawn.getComputedList()).hasSize(9).doesNotContain(false);
            assertThat(drawn.getTrainLoss(2)) // alpha = −1
                    .isEqualTo(surface.getMarks(0).getOnPlane().getTrainLoss());
            assertThat(drawn.getDevMetricsOrThrow("accuracy").getValues(2))
                    .isEqualTo(1 - drawn.getDevError(2), within(1e-12));
            assertThat(drawn.getTrainErrorList()).hasSize(9);
            assertThat(drawn.getBetaList()).containsExactly(0.0);
        }
    }

    @Test
    void widthsStandInTheRowsAndTheirOrderInTheResult() {
        Analysis analysis = calls.ended(spec(LayerSurface.newBuilder().setAlpha(range(-4, 4, 17))));
        Map<String, Measure> low =
                AnalysisClient.byId(analysis.getResult().getRows(1).getMeasuresList());
        double norm = analysis.getResult().getSurfaces(0).getGeometry().getDelta1Norm();
        for (String threshold : List.of("0.1", "0.25", "0.5")) {
            double width = low.get("width@" + threshold + "/delta1").getValue();
            assertThat(width).isBetween(0.0, 8.0);
            assertThat(low.get("width@" + threshold + "/absolute").getValue()).isEqualTo(width * norm, within(1e-9));
        }
        assertThat(AnalysisClient.byId(analysis.getResult().getMeasuresList()))
                .hasSize(9)
                .containsKeys("width_ordered@0.1/delta1", "width_ordered@0.5/theta1");
    }

    @Test
    void aPlaneNeedNotBeSquareAndMayMoveEmbeddingsAndPooler() throws IOException {
        Analysis analysis = calls.ended(spec(LayerSurface.newBuilder()
                .setTheta2(models.write(3, 9))
                .setAlpha(range(-1, 1, 3))
                .setBeta(range(0.5, 2, 2))
                .setTilePoints(2)
                .addGroups(group("ends, \"both\"", "embeddings.*", "pooler.*"))
                .addGroups(group("pooler", "pooler.*"))));
        assertThat(analysis.getStatus().getState()).isEqualTo(JobState.JOB_STATE_SUCCEEDED);
        LayerSurfaceSummary ends = analysis.getResult().getSurfaces(0);
        assertThat(ends.getReusedShare()).isZero();
        assertThat(ends.getGeometry().getScaledDelta2Norm())
                .isEqualTo(ends.getGeometry().getDelta1Norm(), within(1e-5));
        assertThat(ends.getGeometry().hasCosine()).isTrue();
        assertThat(analysis.getResult().getSurfaces(1).getLayersBelow()).isEqualTo(2);
        Surface surface = read(analysis.getName(), "pooler");
        assertThat(surface.getAlphaList()).containsExactly(-1.0, 0.0, 1.0);
        assertThat(surface.getBetaList()).containsExactly(0.5, 2.0);
        assertThat(surface.getTrainLossList()).hasSize(6).doesNotHaveDuplicates();
        assertThat(analysis.getResult().getProvenance().getInputSha256Map()).containsKey("theta2");
        // Rolled back, trained, one more beside the plane, and 3 × 2 on the grid.
        List<String> lines = lines(analysis, ".csv");
        assertThat(lines).hasSize(1 + 3 + 6);
        assertThat(lines.getFirst()).startsWith("point,alpha,beta,train_loss,").contains(",dev_accuracy");
        assertThat(lines.get(1)).startsWith("beside the grid,-1.0,0.0,");
        assertThat(lines.get(4)).startsWith("grid,-1.0,0.5,");
    }

    @Test
    void aSurfaceCanBeReadAsFarAsItIsDrawnAndStopped() {
        String name =
                calls.create(spec(LayerSurface.newBuilder().setPoints(1000).setTilePoints(1)));
        awaitPoints(name);
        Surface drawn = read(name, "low");
        assertThat(drawn.getComputedList()).hasSize(1000).contains(true, false);
        int computed = drawn.getComputedList().indexOf(true);
        assertThat(drawn.getTrainLoss(computed)).isPositive();
        assertThat(read(name, "high").getComputedList()).doesNotContain(true);
        Analysis unused = calls.stub()
                .cancelAnalysis(CancelAnalysisRequest.newBuilder().setName(name).build());
        assertThat(unused.getName()).isEqualTo(name);
        calls.stub()
                .watchAnalysis(WatchAnalysisRequest.newBuilder().setName(name).build())
                .forEachRemaining(_ -> {});
        assertThat(calls.get(name).getStatus().getState()).isEqualTo(JobState.JOB_STATE_CANCELLED);
        assertThat(read(name, "low").getComputedList()).contains(true);
        assertThat(calls.stub()
                        .deleteAnalysis(
                                DeleteAnalysisRequest.newBuilder().setName(name).build()))
                .isNotNull();
        StatusRuntimeException gone = catchThrowableOfType(StatusRuntimeException.class, () -> read(name, "low"));
        assertThat(gone.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
    }

    @Test
    void defaultsAreThePapersAndFilledIn() {
        LayerSurface complete = calls.validated(spec(LayerSurface.newBuilder().setTheta2(models.write(3, 9))))
                .getLayerSurface();
        assertThat(complete.getGroupsList()).map(LayerGroup::getName).containsExactly("low", "middle", "high");
        assertThat(complete.getAlpha()).isEqualTo(range(-4, 4, 40));
        assertThat(complete.getBeta()).isEqualTo(range(-4, 4, 40));
        assertThat(complete.getTilePoints()).isEqualTo(8);
        LayerSurface line = calls.validated(
                        spec(LayerSurface.newBuilder().setMin(-1).setMax(0).setPoints(5)))
                .getLayerSurface();
        assertThat(line.getAlpha()).isEqualTo(range(-1, 0, 5));
        assertThat(line.hasBeta()).isFalse();
    }

    @Test
    void whatCannotBeDrawnIsRefusedByField() {
        assertThat(calls.refused(spec(LayerSurface.newBuilder()
                        .addGroups(group("nothing", "encoder.layer.7.*"))
                        .setPoints(1)
                        .setMin(3)
                        .setMax(2)
                        .setTilePoints(1025)
                        .setBeta(range(0, Double.NaN, 3)))))
                .containsOnlyKeys(
                        "spec.layer_surface.groups[0].globs[0]",
                        "spec.layer_surface.points",
                        "spec.layer_surface.max",
                        "spec.layer_surface.tile_points",
                        "spec.layer_surface.alpha.max",
                        "spec.layer_surface.beta",
                        "spec.layer_surface.beta.max");
        assertThat(calls.refused(spec(LayerSurface.newBuilder()
                        .setTheta2(models.write(3, 9))
                        .setAlpha(range(-1, 1, 10_000))
                        .setBeta(range(-1, 1, 101)))))
                .containsEntry("spec.layer_surface", "got 1010000 points; accepted: at most 1000000 points");
        assertThat(calls.refused(spec(LayerSurface.newBuilder()
                        .setTheta2(CheckpointRef.newBuilder().setKey("runs/none/checkpoints/end")))))
                .containsOnlyKeys("spec.layer_surface.theta2.key");
    }

    @Test
    void surfacesThatAreNotThereAreRefused() {
        AnalysisSpec surface = spec(LayerSurface.newBuilder().setAlpha(range(-1, 1, 2)));
        Analysis drawn = calls.ended(surface);
        assertThat(refusedSurface(drawn.getName(), "layer 9"))
                .containsEntry("group", "got 'layer 9'; accepted: low, middle, high");
        String other = calls.create(
                surface.toBuilder().setRollback(Rollback.getDefaultInstance()).build());
        assertThat(refusedSurface(other, "low")).containsEntry("name", "'%s' asks no layer_surface".formatted(other));
    }

    /** Nothing moved in the middle, so that there is no direction: found when the values are read, and said by the group. */
    @Test
    void aGroupThatDidNotMoveFailsWithItsName() {
        CheckpointRef theta1 = models.write(2, 9);
        Analysis analysis =
                calls.ended(spec(LayerSurface.newBuilder().addGroups(group("biases", "*.query.bias"))).toBuilder()
                        .setTheta1(theta1)
                        .build());
        assertThat(analysis.getStatus().getState()).isEqualTo(JobState.JOB_STATE_FAILED);
        assertThat(analysis.getStatus().getError().getMessage())
                .contains("spec.layer_surface.groups[0]", "delta1 has norm 0.0 on the group 'biases'");
    }

    /** Waits for a point on the grid. */
    private void awaitPoints(String name) {
        Iterator<JobEvent> events = calls.stub()
                .watchAnalysis(WatchAnalysisRequest.newBuilder().setName(name).build());
        while (events.hasNext()) {
            JobEvent event = events.next();
            if (event.getProgress().getUnit().equals("points")
                    && event.getProgress().getDone() > BESIDE_THE_GRID) {
                return;
            }
        }
        throw new AssertionError(name + " ended without a point");
    }

    private Map<String, String> refusedSurface(String name, String group) {
        return AnalysisClient.violations(catchThrowableOfType(StatusRuntimeException.class, () -> read(name, group)));
    }

    private Surface read(String name, String group) {
        return calls.stub()
                .getLayerSurface(GetLayerSurfaceRequest.newBuilder()
                        .setName(name)
                        .setGroup(group)
                        .build());
    }

    private List<LayerRow> rollback(AnalysisSpec spec) {
        return calls.ended(spec.toBuilder()
                        .setRollback(Rollback.getDefaultInstance())
                        .build())
                .getResult()
                .getRowsList();
    }

    private AnalysisSpec spec(LayerSurface.Builder surface) {
        return AnalysisSpec.newBuilder()
                .setObjective(TinyModels.objective(32, 24))
                .setTheta0(models.write(1, 0))
                .setTheta1(models.write(2, 9))
                .setLayerSurface(surface)
                .build();
    }

    private static LayerGroup group(String name, String... globs) {
        return LayerGroup.newBuilder().setName(name).addAllGlobs(List.of(globs)).build();
    }

    private static Range range(double min, double max, int points) {
        return Range.newBuilder().setMin(min).setMax(max).setPoints(points).build();
    }

    private List<String> lines(Analysis analysis, String ending) throws IOException {
        String key = analysis.getResult().getArtifactsList().stream()
                .map(artifact -> artifact.getKey())
                .filter(candidate -> candidate.endsWith(ending))
                .findFirst()
                .orElseThrow();
        try (var content = store.open(new ArtifactKey(key))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
