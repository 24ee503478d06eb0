package dev.basin.engine.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.landscape.Moving;
import dev.basin.engine.landscape.Objective;
import dev.basin.engine.landscape.PaperSlices;
import dev.basin.engine.landscape.Point;
import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.landscape.QuadraticObjective;
import dev.basin.engine.landscape.Slice;
import dev.basin.engine.landscape.SmallEncoder;
import dev.basin.engine.landscape.measures.Measure;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.theta.Slot;
import dev.basin.engine.torch.DeviceKind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RollbackTest {
    private static final float[] THETA0 = SmallEncoder.random(1);
    private static final float[] THETA1 = SmallEncoder.random(2);
    private static final float HEAD = 0.5f;

    /** A few float32 roundings of numbers below 16. */
    private static final double FLOAT_ROUNDING = 4e-6;

    private final QuadraticObjective objective = new QuadraticObjective(SmallEncoder.random(9));
    private NDManager manager;
    private ParameterVector theta0;
    private ParameterVector theta1;
    private ParameterVector head;
    private Rollback rollback;

    @BeforeEach
    void open() {
        manager = DeviceKind.CPU.newMemory();
        theta0 = SmallEncoder.of(manager, THETA0);
        theta1 = SmallEncoder.of(manager, THETA1);
        head = SmallEncoder.head(manager, HEAD);
        rollback = new Rollback(theta0, theta1, head, objective);
    }

    @AfterEach
    void close() {
        rollback.close();
        manager.close();
    }

    @Test
    void onlyTheGroupGoesBackAndAllOfIt() {
        RollbackRow low = rollback.of(LayerGroup.layers(0, 1));
        float[] expected = THETA1.clone();
        Slot slot = SmallEncoder.LAYOUT.slot("encoder.layer.0.output.dense.weight");
        System.arraycopy(THETA0, (int) slot.offset(), expected, (int) slot.offset(), (int) slot.length());
        assertThat(loss(low)).isEqualTo(objective.loss(expected, HEAD), within(1e-12));
        assertThat(low.layers()).containsExactly(0);
        assertThat(low.parameters()).isEqualTo(4);
    }

    @Test
    void rollingBackAllThatMovesIsTheStartOfTheLandscapeToTheLastBit() {
        for (Moving moving : Moving.values()) {
            try (Slice line = PaperSlices.line(theta0, theta1, moving)) {
                PointValue start = objective.evaluate(line.at(Point.START), head);
                assertThat(rollback.of(moving.group()).value()).isEqualTo(start);
            }
        }
        assertThat(rollback.of(LayerGroup.wholeEncoder()).value()).isEqualTo(objective.evaluate(theta0, head));
    }

    @Test
    void aRollbackLeavesNoTraceInTheNext() {
        RollbackRow low = rollback.of(LayerGroup.layers(0, 1));
        rollback.of(LayerGroup.wholeEncoder());
        assertThat(rollback.of(LayerGroup.layers(0, 1))).isEqualTo(low);
        assertThat(rollback.baseline().value()).isEqualTo(objective.evaluate(theta1, head));
        assertThat(theta0.flat().toFloatArray()).isEqualTo(THETA0);
        assertThat(theta1.flat().toFloatArray()).isEqualTo(THETA1);
    }

    @Test
    void thePapersGroupsAreThirdsAllLayersAndAllThatMoves() {
        List<RollbackRow> rows = Rollback.groups(SmallEncoder.LAYERS, Moving.WHOLE_ENCODER).stream()
                .map(rollback::of)
                .toList();
        assertThat(rows)
                .extracting(RollbackRow::group)
                .containsExactly("low", "middle", "high", "all layers", "whole encoder");
        assertThat(rows).extracting(RollbackRow::parameters).containsExactly(4L, 4L, 4L, 12L, 20L);
        assertThat(rows.get(3).layers()).containsExactly(0, 1, 2);
    }

    @Test
    void aPerturbationGoesAsFarAsTheRollbackAndOnTheGroupAlone() {
        LayerGroup ends = new LayerGroup("ends", List.of("encoder.layer.0.*", "pooler.*"));
        float[] perturbed = perturbed(ends, 5, 0);
        double squares = 0;
        for (int i = 0; i < perturbed.length; i++) {
            squares += Math.pow(perturbed[i] - (double) THETA1[i], 2);
        }
        assertThat(Math.sqrt(squares)).isEqualTo(rollback.distance(ends), within(FLOAT_ROUNDING));
        for (Slot slot : SmallEncoder.LAYOUT.slots()) {
            for (int i = (int) slot.offset(); i < slot.end(); i++) {
                assertThat(perturbed[i] == THETA1[i]).isEqualTo(!ends.contains(slot.name()));
            }
        }
    }

    @Test
    void aPerturbationIsDecidedBySeedAndDrawAndLeavesNoTrace() {
        LayerGroup low = LayerGroup.layers(0, 1);
        assertThat(perturbed(low, 5, 1)).isEqualTo(perturbed(low, 5, 1));
        assertThat(perturbed(low, 5, 1)).isNotEqualTo(perturbed(low, 5, 2)).isNotEqualTo(perturbed(low, 6, 1));
        assertThat(rollback.baseline().value()).isEqualTo(objective.evaluate(theta1, head));
    }

    @Test
    void nothingIsLeftBehindInNativeMemory() {
        int before = manager.getManagedArrays().size();
        for (int draw = 0; draw < 20; draw++) {
            rollback.perturbed(LayerGroup.layers(0, 2), 5, draw);
            rollback.of(LayerGroup.pooler());
            rollback.distances(LayerGroup.wholeEncoder());
        }
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    @Test
    void distancesAreThoseOfTheGroup() {
        LayerGroup pooler = LayerGroup.pooler();
        Slot slot = SmallEncoder.LAYOUT.slot("pooler.dense.weight");
        double change = 0;
        double before = 0;
        for (int i = (int) slot.offset(); i < slot.end(); i++) {
            change += Math.pow((double) THETA1[i] - THETA0[i], 2);
            before += Math.pow(THETA0[i], 2);
        }
        List<Measure> distances = rollback.distances(pooler);
        assertThat(distances.get(0).value()).isEqualTo(Math.sqrt(change), within(FLOAT_ROUNDING));
        assertThat(distances.get(1).value()).isEqualTo(Math.sqrt(change / before), within(FLOAT_ROUNDING));
    }

    @Test
    void aGroupThatHoldsNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rollback.of(LayerGroup.layers(3, 4)))
                .withMessageContaining("encoder.layer.3.*");
    }

    @Test
    void dropsAreAccuracyLostAndTheirOrderIsJudged() {
        RollbackTable table = table(0.1, 0.12, 0.09, 0.4);
        assertThat(value(table, "rollback_drop/low")).isEqualTo(0.02, within(1e-15));
        assertThat(value(table, "rollback_drop/middle")).isEqualTo(-0.01, within(1e-15));
        assertThat(value(table, "rollback_drop/high")).isEqualTo(0.3, within(1e-15));
        assertThat(value(table, "rollback_drop_ordered")).isZero();
        assertThat(value(table(0.1, 0.1, 0.1, 0.2), "rollback_drop_ordered")).isEqualTo(1);
    }

    @Test
    void aDropCarriesTheErrorOfBothShares() {
        double variance = (0.1 * 0.9 + 0.4 * 0.6) / QuadraticObjective.EXAMPLES;
        assertThat(table(0.1, 0.1, 0.1, 0.4).measures().stream()
                        .filter(measure -> measure.id().equals("rollback_drop/high"))
                        .findFirst()
                        .orElseThrow()
                        .standardError()
                        .orElseThrow())
                .isEqualTo(Math.sqrt(variance), within(1e-15));
    }

    @Test
    void lossesAreThoseLeftAndTheirOrderIsJudged() {
        RollbackTable table = table(0.1, 0.2, 0.3, 0.4);
        assertThat(value(table, "rollback_loss/middle")).isEqualTo(300);
        assertThat(value(table, "rollback_loss_ordered")).isEqualTo(1);
        assertThat(new RollbackTable(row("baseline", 0), List.of(row("low", 0))).measures())
                .noneMatch(measure -> measure.id().endsWith("ordered"));
    }

    /** What the objective is asked for when theta1 is perturbed. */
    private float[] perturbed(LayerGroup group, long seed, int draw) {
        float[][] seen = new float[1][];
        Objective watching = new Objective() {
            @Override
            public PointValue evaluate(ParameterVector encoder, ParameterVector with) {
                seen[0] = encoder.flat().toFloatArray();
                return objective.evaluate(encoder, with);
            }

            @Override
            public void close() {}
        };
        try (Rollback watched = new Rollback(theta0, theta1, head, watching)) {
            watched.perturbed(group, seed, draw);
        }
        return seen[0];
    }

    private static RollbackTable table(double baseline, double low, double middle, double high) {
        return new RollbackTable(
                row("baseline", baseline), List.of(row("low", low), row("middle", middle), row("high", high)));
    }

    private static RollbackRow row(String group, double error) {
        double loss = error * QuadraticObjective.EXAMPLES;
        return new RollbackRow(
                group,
                List.of(),
                0,
                new PointValue(QuadraticObjective.evaluation(loss), QuadraticObjective.evaluation(loss)));
    }

    private static double value(RollbackTable table, String id) {
        return table.measures().stream()
                .filter(measure -> measure.id().equals(id))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static double loss(RollbackRow row) {
        return row.value().train().meanLoss();
    }
}
