package dev.basin.landscape.axes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.basin.common.v1.CheckpointRef;
import dev.basin.common.v1.Measure;
import dev.basin.landscape.v1.Landscape;
import dev.basin.landscape.v1.LandscapeResult;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.landscape.v1.Origin;
import dev.basin.landscape.v1.SanityRow;
import dev.basin.landscape.v1.Surface;
import dev.basin.landscape.v1.TrajectoryPoint;
import dev.basin.requests.TemporaryHome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Landscapes whose axes lead from theta0 to other models. */
@QuarkusTest
@QuarkusTestResource(TemporaryHome.class)
@Timeout(300)
class ModelAxesTest extends LandscapeAxes {
    @Test
    void thePapersPlaneIsCheckedAgainstAllThreeOfItsModelsAndEveryState() {
        CheckpointRef half = written.between(theta0, theta1, 0.5, theta2, 0);
        CheckpointRef aside = written.between(theta0, theta1, 0.75, models.write(9, 9), 0.3);
        LandscapeSpec spec = plane(
                        Requests.range(Requests.optimization(), -1, 2, 4),
                        Requests.range(Requests.secondTask(theta2), 0, 1, 3))
                .addTrajectory(half)
                .addTrajectory(aside)
                .build();
        Landscape landscape = ended(spec);
        LandscapeResult result = landscape.getResult();
        assertSane(result, "start", "end", "second task of beta");
        assertThat(result.getGeometry().getOrigin()).isEqualTo(Origin.ORIGIN_THETA0);
        assertThat(result.getGeometry().getBeta().getNorm())
                .isEqualTo(result.getGeometry().getDelta1Norm(), within(1e-4));

        TrajectoryPoint on = result.getTrajectory(0);
        assertThat(on.getPlaneAlpha()).isEqualTo(0.5, within(1e-5));
        assertThat(on.getOnPlane().getTrainLoss())
                .isEqualTo(on.getWithFinalHead().getTrainLoss(), within(FLOAT_ROUNDING));
        TrajectoryPoint off = result.getTrajectory(1);
        assertThat(off.getDistance()).isPositive();
        assertThat(off.getOnPlane().getTrainLoss())
                .isNotEqualTo(off.getWithFinalHead().getTrainLoss());

        Surface surface = surface(landscape);
        assertThat(surface.getAlphaList()).containsExactly(-1.0, 0.0, 1.0, 2.0);
        assertThat(surface.getBetaList()).containsExactly(0.0, 0.5, 1.0);
        assertThat(surface.getTrainLoss(1)) // (0, 0)
                .isEqualTo(result.getSanity(0).getOnPlane().getTrainLoss());
    }

    @Test
    void aLineToAnotherTaskSaysNothingAboutTheTrainedModelsSurroundings() {
        LandscapeSpec spec = base().setAlpha(
                        Requests.list(Requests.secondTask(written.withLabels(4, 3)), -0.5, 0.0, 0.5, 2.0))
                .build();
        LandscapeResult result = ended(spec).getResult();
        assertSane(result, "start", "second task of alpha");
        assertThat(result.getMeasuresList())
                .extracting(Measure::getId)
                .contains("end/train_loss")
                .noneMatch(id ->
                        id.startsWith("width") || id.startsWith("second_difference") || id.equals("largest_bump"));
    }

    @Test
    void betaMadeOrthogonalIsNamedAndStillChecked() {
        LandscapeSpec spec = plane(
                        Requests.range(Requests.random(5, Requests.AS_A_WHOLE), 0, 1, 2),
                        Requests.range(Requests.optimization(), 0, 1, 2))
                .setOrthogonalize(true)
                .build();
        LandscapeResult result = ended(spec).getResult();
        assertSane(result, "start", "end");
        assertThat(result.getGeometry().getOrthogonalized()).isTrue();
        assertThat(result.getGeometry().getCosine()).isEqualTo(0, within(1e-5));
        assertThat(result.getGeometry().getUnscaledCosine()).isNotZero();
        SanityRow end = result.getSanity(1);
        assertThat(end.getAlpha()).isNotZero();
        assertThat(end.getBeta()).isEqualTo(1, within(0.01));
    }

    @Test
    void withAFixedPoolerTheModelsAreHeldAgainstTheSurfaceWithTheta1s() {
        LandscapeSpec spec = plane(
                        Requests.range(Requests.optimization(), 0, 1, 2),
                        Requests.range(Requests.secondTask(theta2), 0, 1, 2))
                .setFixPooler(true)
                .build();
        assertSane(ended(spec).getResult(), "start", "end", "second task of beta");
    }
}
