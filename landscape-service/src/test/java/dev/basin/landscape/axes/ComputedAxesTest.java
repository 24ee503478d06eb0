package dev.basin.landscape.axes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.basin.common.v1.Artifact;
import dev.basin.common.v1.CheckpointRef;
import dev.basin.common.v1.Measure;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.landscape.v1.Anchor;
import dev.basin.landscape.v1.AxisGeometry;
import dev.basin.landscape.v1.AxisKind;
import dev.basin.landscape.v1.Geometry;
import dev.basin.landscape.v1.Landscape;
import dev.basin.landscape.v1.LandscapeResult;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.landscape.v1.Origin;
import dev.basin.landscape.v1.RandomScaling;
import dev.basin.landscape.v1.Surface;
import dev.basin.landscape.v1.TrajectoryPoint;
import dev.basin.requests.TemporaryHome;
import dev.basin.requests.TinyModels;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Landscapes along directions that are computed. */
@QuarkusTest
@QuarkusTestResource(TemporaryHome.class)
@Timeout(300)
class ComputedAxesTest extends LandscapeAxes {
    @Test
    void aFilterNormalisedPlaneIsDrawnAroundTheTrainedModel() throws IOException {
        LandscapeSpec spec = plane(
                        Requests.range(Requests.random(5, RandomScaling.RANDOM_SCALING_UNSPECIFIED), -1, 1, 3),
                        Requests.range(Requests.random(6, Requests.PER_FILTER), -1, 1, 3))
                .build();
        Landscape landscape = ended(spec);
        LandscapeResult result = landscape.getResult();
        Geometry geometry = result.getGeometry();
        assertSane(result, "end");
        assertThat(geometry.getOrigin()).isEqualTo(Origin.ORIGIN_THETA1);
        assertThat(geometry.getAlpha().getKind()).isEqualTo(AxisKind.AXIS_KIND_RANDOM_PER_FILTER);
        assertThat(geometry.getModelsList()).singleElement().satisfies(model -> {
            assertThat(model.getModel()).isEqualTo(Anchor.ANCHOR_THETA1);
            assertThat(model.getAlpha()).isZero();
        });
        // Every filter has the norm of theta1's, so the whole has its norm too.
        assertThat(geometry.getAlpha().getNorm())
                .isEqualTo(geometry.getTheta1Norm(), within(1e-4 * geometry.getTheta1Norm()));
        double gaussianNorm = Math.sqrt((double) geometry.getParameters());
        assertThat(geometry.getAlpha().getUnscaledNorm()).isEqualTo(gaussianNorm, within(0.02 * gaussianNorm));
        // Seven LayerNorms of 48 ones dominate these small models: a standard deviation of 0.055.
        assertThat(geometry.getCosine()).isEqualTo(0, within(0.22));
        assertThat(landscape.getSpec().getAlpha().getRandom().getScaling()).isEqualTo(Requests.PER_FILTER);
        assertThat(measure(result, "mean_rise@1").getReference()).startsWith("W4");
        assertThat(result.getMeasuresList()).extracting(Measure::getId).contains("basin_area@0.1", "end/train_loss");

        assertThat(result.getProvenance().getSeedsMap())
                .containsEntry("alpha/seed", 5L)
                .containsEntry("beta/seed", 6L);
        Artifact direction = result.getArtifactsList().stream()
                .filter(file -> file.getKey().endsWith("directions/beta.safetensors"))
                .findFirst()
                .orElseThrow();
        assertThat(result.getProvenance().getInputSha256Map()).containsEntry("beta/direction", direction.getSha256());
        assertThat(store.verify(new ArtifactKey(direction.getKey())).sha256()).isEqualTo(direction.getSha256());
    }

    @Test
    void theSameRequestGivesTheSameNumbersToTheLastBit() {
        LandscapeSpec spec = plane(
                        Requests.range(Requests.random(5, Requests.PER_FILTER), 0, 1, 2),
                        Requests.range(Requests.random(6, Requests.AS_A_WHOLE), 0, 1, 2))
                .build();
        Landscape first = ended(spec);
        Landscape second = ended(spec);
        assertThat(surface(second).getTrainLossList()).isEqualTo(surface(first).getTrainLossList());
        assertThat(second.getResult().getProvenance().getInputSha256Map())
                .isEqualTo(first.getResult().getProvenance().getInputSha256Map());
    }

    @Test
    void principalAxesWithAutomaticRangesHoldTheWholePath() {
        List<CheckpointRef> path = List.of(
                theta0,
                written.between(theta0, theta1, 0.3, models.write(9, 9), 0.1),
                written.between(theta0, theta1, 0.8, theta2, 0.05),
                theta1);
        LandscapeSpec spec = plane(
                        Requests.automatic(Requests.principal(1), 4, 0.25),
                        Requests.automatic(Requests.principal(2), 3, 0.25))
                .addAllTrajectory(path)
                .build();
        Landscape landscape = ended(spec);
        LandscapeResult result = landscape.getResult();
        assertSane(result, "end");
        assertThat(landscape.getSpec().getAlpha().getRange().getPoints()).isEqualTo(4);
        assertThat(landscape.getSpec().getAlpha().hasAutomatic()).isFalse();
        Surface surface = surface(landscape);
        for (TrajectoryPoint state : result.getTrajectoryList()) {
            assertThat(state.getPlaneAlpha()).isBetween(surface.getAlpha(0), surface.getAlpha(3));
            assertThat(state.getPlaneBeta()).isBetween(surface.getBeta(0), surface.getBeta(2));
        }
        // The first component points to the start, and the path ends at the origin.
        double start = result.getTrajectory(0).getPlaneAlpha();
        assertThat(start).isPositive();
        assertThat(result.getTrajectory(3).getPlaneAlpha()).isZero();
        assertThat(surface.getAlpha(0)).isEqualTo(-0.25 * start, within(1e-12));
        assertThat(surface.getAlpha(3)).isEqualTo(1.25 * start, within(1e-12));
        // The paper's coordinates do not depend on the axes.
        assertThat(result.getTrajectory(0).getAlpha()).isZero();
        assertThat(result.getTrajectory(3).getAlpha()).isEqualTo(1);
        double explained = result.getGeometry().getAlpha().getExplainedVariance()
                + result.getGeometry().getBeta().getExplainedVariance();
        assertThat(explained).isBetween(0.9, 1.0);
        assertThat(result.getGeometry().getAlpha().getExplainedVariance())
                .isGreaterThan(result.getGeometry().getBeta().getExplainedVariance());
    }

    @Test
    void theHessiansEigenvectorsAreAxesAlongWhichTheLossBendsByTheirEigenvalues() {
        double h = 0.0025; // 0.02 in length: the loss of these models bends back soon
        LandscapeSpec spec = plane(
                        Requests.list(Requests.hessian(1), -h, 0.0, h), Requests.list(Requests.hessian(2), -h, 0.0, h))
                .setObjective(TinyModels.objective(24, 8))
                .build();
        Landscape landscape = ended(spec);
        LandscapeResult result = landscape.getResult();
        assertSane(result, "end");
        AxisGeometry first = result.getGeometry().getAlpha();
        AxisGeometry second = result.getGeometry().getBeta();
        assertThat(first.getConverged()).isTrue();
        assertThat(Math.abs(first.getEigenvalue())).isGreaterThanOrEqualTo(Math.abs(second.getEigenvalue()));
        assertThat(first.getResidual()).isLessThan(1e-3 * Math.abs(first.getEigenvalue()));
        assertThat(result.getGeometry().getCosine()).isEqualTo(0, within(1e-3));
        assertThat(first.getNorm()).isEqualTo(result.getGeometry().getDelta1Norm(), within(1e-4));
        List<Double> loss = surface(landscape).getTrainLossList();
        // A second difference leaves the fourth derivative out, some hundredths of the largest eigenvalue at this step.
        double leftOut = 0.03 * Math.abs(first.getEigenvalue());
        assertThat(bend(first, loss.get(3), loss.get(4), loss.get(5), h))
                .isEqualTo(first.getEigenvalue(), within(leftOut));
        assertThat(bend(second, loss.get(1), loss.get(4), loss.get(7), h))
                .isEqualTo(second.getEigenvalue(), within(leftOut));
    }

    private static double bend(AxisGeometry axis, double left, double middle, double right, double step) {
        double length = step * axis.getNorm();
        return (left - 2 * middle + right) / (length * length);
    }

    private static Measure measure(LandscapeResult result, String id) {
        return result.getMeasuresList().stream()
                .filter(measure -> measure.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
