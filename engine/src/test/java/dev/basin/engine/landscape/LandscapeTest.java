package dev.basin.engine.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.torch.DeviceKind;
import java.util.List;
import java.util.Map;
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

    private static final Grid GRID = new Grid(Axis.of(-4, -0.5, 1, 2.5), Axis.of(-1, 0, 3));

    private final QuadraticObjective objective = new QuadraticObjective(SmallEncoder.random(9));
    private NDManager manager;
    private ParameterVector theta0;
    private ParameterVector theta1;
    private ParameterVector head;
    private ParameterVector theta2;
    private Slice plane;
    private PointPlan plan;

    @BeforeEach
    void open() {
        manager = DeviceKind.CPU.newMemory();
        theta0 = SmallEncoder.of(manager, THETA0);
        theta1 = SmallEncoder.of(manager, THETA1);
        head = SmallEncoder.head(manager, HEAD);
        theta2 = SmallEncoder.of(manager, THETA2);
        plane = PaperSlices.plane(theta0, theta1, theta2, Moving.WHOLE_ENCODER);
        plan = plan(GRID);
    }

    @AfterEach
    void close() {
        plane.close();
        manager.close();
    }

    @Test
    void everyValueEqualsTheClosedFormAndStandsInItsPlace() {
        Landscape landscape = landscape(plan.tiles(3));
        Surface loss = landscape.trainLoss();
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++) {
                double alpha = GRID.alpha().at(column);
                double beta = GRID.beta().at(row);
                double expected = closedForm(alpha, beta);
                assertThat(loss.at(row, column)).isEqualTo(expected, within(RELATIVE * expected));
            }
        }
    }

    @Test
    void everyModelThatLiesOnThePlaneEqualsItself() {
        List<SanityRow> sanity = landscape(plan.tiles(3)).sanity();
        assertThat(sanity)
                .extracting(SanityRow::model)
                .containsExactly(Anchor.THETA0, Anchor.THETA1, Anchor.BETA_THETA2);
        assertThat(sanity.get(0).onSlice()).isEqualTo(sanity.get(0).atModel());
        assertThat(sanity.get(1).point()).isEqualTo(Point.END);
        assertThat(sanity).allSatisfy(row -> {
            double expected = row.atModel().train().meanLoss();
            assertThat(row.onSlice().train().meanLoss()).isEqualTo(expected, within(RELATIVE * expected));
        });
    }

    @Test
    void theWayItIsCutIntoTilesDoesNotMatter() {
        assertThat(landscape(plan.tiles(1)).values())
                .isEqualTo(landscape(plan.tiles(5)).values());
    }

    @Test
    void valuesThatAreNotFiniteAreKeptAndCounted() {
        PointPlan wide = plan(new Grid(Axis.of(0, 3e38), Axis.of(0, 1)));
        Landscape landscape = landscape(wide, wide.tiles(8));
        assertThat(landscape.trainLoss().at(0, 0)).isFinite();
        assertThat(landscape.trainLoss().at(0, 1)).isNotFinite();
        assertThat(landscape.nonFinitePoints()).isEqualTo(2);
    }

    @Test
    void theCurveAlongDelta1HoldsProbesAndTheRowWithBetaZero() {
        assertThat(landscape(plan.tiles(3)).trainLossCurve().values().keySet())
                .containsExactly(-4.0, -0.5, 0.0, 1.0, 2.5);
    }

    @Test
    void aValueTooFewOrAPlaneOnALineIsRefused() {
        Landscape landscape = landscape(plan.tiles(3));
        List<PointValue> values = landscape.values();
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Landscape(plan, values.subList(1, 15), plane.geometry(), landscape.models(), List.of()))
                .withMessageContaining("15 points, got 14");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Landscape(plan, values, plane.geometry(), Map.of(), List.of()))
                .withMessageContaining("THETA1");
        PointPlan unprobed = PointPlan.of(GRID);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Landscape(unprobed, values.subList(1, 15), plane.geometry(), landscape.models(), List.of()))
                .withMessageContaining("must be probes");
        try (Slice line = PaperSlices.line(theta0, theta1, Moving.WHOLE_ENCODER)) {
            assertThatIllegalArgumentException().isThrownBy(() -> new TileEvaluator(plan, line, head, objective));
        }
    }

    private Landscape landscape(List<Tile> tiles) {
        return landscape(plan, tiles);
    }

    private Landscape landscape(PointPlan points, List<Tile> tiles) {
        TileEvaluator evaluator = new TileEvaluator(points, plane, head, objective);
        List<PointValue> values = tiles.stream()
                .flatMap(tile -> evaluator.evaluate(tile).stream())
                .toList();
        Map<Anchor, PointValue> models = Map.of(
                Anchor.THETA0, objective.evaluate(theta0, head),
                Anchor.THETA1, objective.evaluate(theta1, head),
                Anchor.BETA_THETA2, objective.evaluate(theta2, head));
        return new Landscape(points, values, plane.geometry(), models, List.of());
    }

    private PointPlan plan(Grid grid) {
        return PointPlan.of(grid).withProbes(plane.geometry().anchors().values());
    }

    private double closedForm(double alpha, double beta) {
        double scale =
                plane.geometry().delta1Norm() / plane.geometry().axes().get(1).unscaledNorm();
        float[] theta = new float[SmallEncoder.SIZE];
        for (int i = 0; i < theta.length; i++) {
            double delta1 = (double) THETA1[i] - THETA0[i];
            double delta2 = scale * ((double) THETA2[i] - THETA0[i]);
            theta[i] = (float) (THETA0[i] + alpha * delta1 + beta * delta2);
        }
        return objective.loss(theta, HEAD);
    }
}
