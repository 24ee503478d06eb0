package dev.basin.engine.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.theta.ParameterVector;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole landscape over a quadratic J, whose value at each point is known without the engine. */
class LandscapeTest {
    private static final float[] THETA0 = SmallEncoder.random(1);
    private static final float[] THETA1 = SmallEncoder.random(2);
    private static final float[] THETA2 = SmallEncoder.random(3);
    private static final float HEAD = 0.5f;

    /** Losses reach 1000; theta has float32's relative 6e-8 and enters squared. */
    private static final double RELATIVE = 1e-6;

    private static final PointPlan PLAN = PointPlan.of(new Grid(Axis.of(-4, -0.5, 1, 2.5), Axis.of(-1, 0, 3)));

    private final QuadraticObjective objective = new QuadraticObjective(SmallEncoder.random(9));
    private NDManager manager;
    private ParameterVector theta0;
    private ParameterVector theta1;
    private ParameterVector head;
    private Plane plane;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
        theta0 = SmallEncoder.of(manager, THETA0);
        theta1 = SmallEncoder.of(manager, THETA1);
        head = SmallEncoder.head(manager, HEAD);
        plane = Plane.through(theta0, theta1, SmallEncoder.of(manager, THETA2), Moving.WHOLE_ENCODER);
    }

    @AfterEach
    void close() {
        plane.close();
        manager.close();
    }

    @Test
    void everyValueEqualsTheClosedFormAndStandsInItsPlace() {
        Landscape landscape = landscape(PLAN.tiles(3));
        Surface loss = landscape.trainLoss();
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++) {
                double alpha = PLAN.grid().alpha().at(column);
                double beta = PLAN.grid().beta().at(row);
                double expected = closedForm(alpha, beta);
                assertThat(loss.at(row, column)).isEqualTo(expected, within(RELATIVE * expected));
            }
        }
    }

    @Test
    void startAndEndEqualTheCheckpointsThemselves() {
        List<SanityRow> sanity = landscape(PLAN.tiles(3)).sanity();
        assertThat(sanity.get(0).onSlice()).isEqualTo(sanity.get(0).atCheckpoint());
        double end = sanity.get(1).atCheckpoint().train().meanLoss();
        assertThat(sanity.get(1).onSlice().train().meanLoss()).isEqualTo(end, within(RELATIVE * end));
        assertThat(sanity.get(1).point()).isEqualTo(Point.END);
    }

    @Test
    void theWayItIsCutIntoTilesDoesNotMatter() {
        assertThat(landscape(PLAN.tiles(1)).values())
                .isEqualTo(landscape(PLAN.tiles(5)).values());
    }

    @Test
    void valuesThatAreNotFiniteAreKeptAndCounted() {
        PointPlan plan = PointPlan.of(new Grid(Axis.of(0, 3e38), Axis.of(0, 1)));
        Landscape landscape = landscape(plan, plan.tiles(8));
        assertThat(landscape.trainLoss().at(0, 0)).isFinite();
        assertThat(landscape.trainLoss().at(0, 1)).isNotFinite();
        assertThat(landscape.nonFinitePoints()).isEqualTo(2);
    }

    @Test
    void theCurveAlongDelta1HoldsProbesAndTheRowWithBetaZero() {
        assertThat(landscape(PLAN.tiles(3)).trainLossCurve().values().keySet())
                .containsExactly(-4.0, -0.5, 0.0, 1.0, 2.5);
    }

    @Test
    void aValueTooFewOrAPlaneOnALineIsRefused() {
        Landscape landscape = landscape(PLAN.tiles(3));
        List<PointValue> values = landscape.values();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Landscape(
                        PLAN, values.subList(1, 14), plane.geometry(), values.get(0), values.get(1), List.of()))
                .withMessageContaining("14 points, got 13");
        try (Line line = Line.through(theta0, theta1, Moving.WHOLE_ENCODER)) {
            assertThatIllegalArgumentException().isThrownBy(() -> new TileEvaluator(PLAN, line, head, objective));
        }
    }

    private Landscape landscape(List<Tile> tiles) {
        return landscape(PLAN, tiles);
    }

    private Landscape landscape(PointPlan plan, List<Tile> tiles) {
        TileEvaluator evaluator = new TileEvaluator(plan, plane, head, objective);
        List<PointValue> values = tiles.stream()
                .flatMap(tile -> evaluator.evaluate(tile).stream())
                .toList();
        PointValue start = objective.evaluate(theta0, head);
        PointValue end = objective.evaluate(theta1, head);
        return new Landscape(plan, values, plane.geometry(), start, end, List.of());
    }

    private double closedForm(double alpha, double beta) {
        double scale = plane.geometry().delta1Norm() / plane.geometry().delta2Norm();
        float[] theta = new float[SmallEncoder.SIZE];
        for (int i = 0; i < theta.length; i++) {
            double delta1 = (double) THETA1[i] - THETA0[i];
            double delta2 = scale * ((double) THETA2[i] - THETA0[i]);
            theta[i] = (float) (THETA0[i] + alpha * delta1 + beta * delta2);
        }
        return objective.loss(theta, HEAD);
    }
}
