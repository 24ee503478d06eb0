package dev.basin.engine.layers.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.basin.engine.bert.BertKernel;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.bert.NumericPath;
import dev.basin.engine.bert.TinyBert;
import dev.basin.engine.data.BatchPlan;
import dev.basin.engine.landscape.BertObjective;
import dev.basin.engine.landscape.Moving;
import dev.basin.engine.landscape.PaperSlices;
import dev.basin.engine.landscape.Point;
import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.landscape.RandomExamples;
import dev.basin.engine.landscape.Slice;
import dev.basin.engine.layers.Rollback;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterVector;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reference model moved along its two directions. */
class LayerSurfaceEvaluatorTest {
    private static final long NO_LIMIT = Long.MAX_VALUE;

    /** theta computed in another order of float32 roundings, and the forward pass after it. */
    private static final double ROUNDING = 1e-5;

    private static final LayerGroup ALL_GROUPS = new LayerGroup(
            "all groups",
            Stream.concat(
                            LayerGroup.thirds(TinyBert.CONFIG.layers()).stream(),
                            Stream.of(LayerGroup.embeddings(), LayerGroup.pooler()))
                    .flatMap(group -> group.globs().stream())
                    .toList());

    private final TinyBert tiny = new TinyBert();
    private final BertKernel kernel = BertKernel.load(TinyBert.CONFIG, NumericPath.cpu(1));
    private BertObjective objective;
    private BertModel theta0;
    private ParameterVector theta1;
    private ParameterVector theta2;
    private ParameterVector head;

    @BeforeEach
    void open() {
        BatchPlan plan = BatchPlan.byLength(RandomExamples.of(3, 16), 128);
        objective = BertObjective.over(kernel, tiny.manager, plan, plan, (predictions, labels) -> Map.of());
        theta0 = tiny.model();
        head = theta0.head();
        theta1 = moved("delta1");
        theta2 = moved("delta2");
    }

    @AfterEach
    void close() {
        objective.close();
        kernel.close();
        tiny.close();
    }

    @Test
    void theRolledBackPointIsTheRollbackAndTheOriginTheTrainedModelToTheLastBit() {
        try (Rollback rollback = new Rollback(theta0.encoder(), theta1, head, objective)) {
            for (LayerGroup group : groups()) {
                try (LayerSurfaceEvaluator surface = surface(group, NO_LIMIT)) {
                    PointValue away = surface.evaluate(new Point(2, -3));
                    assertThat(surface.evaluate(LayerPlan.ROLLED_BACK))
                            .isEqualTo(rollback.of(group).value())
                            .isNotEqualTo(away);
                    assertThat(surface.evaluate(LayerPlan.TRAINED)).isEqualTo(objective.evaluate(theta1, head));
                }
            }
        }
    }

    @Test
    void rollingBackAllGroupsWithEmbeddingsAndPoolerIsTheStartOfTheLandscapeToTheLastBit() {
        try (Rollback rollback = new Rollback(theta0.encoder(), theta1, head, objective);
                Slice line = PaperSlices.line(theta0.encoder(), theta1, Moving.WHOLE_ENCODER);
                LayerSurfaceEvaluator surface = surface(ALL_GROUPS, NO_LIMIT)) {
            PointValue start = objective.evaluate(line.at(Point.START), head);
            assertThat(rollback.of(ALL_GROUPS).value()).isEqualTo(start);
            assertThat(surface.evaluate(LayerPlan.ROLLED_BACK)).isEqualTo(start);
        }
    }

    @Test
    void aPointIsThatOfThePlainFormulaComputedOnTheWholeEncoder() {
        LayerGroup high = LayerGroup.thirds(TinyBert.CONFIG.layers()).getLast();
        try (ParameterVector first = theta1.minus(theta0.encoder()).restrictedTo(high);
                ParameterVector second = theta2.minus(theta0.encoder()).restrictedTo(high);
                ParameterVector plain = theta1.copy();
                LayerSurfaceEvaluator surface = surface(high, NO_LIMIT)) {
            second.scale(first.norm() / second.norm());
            for (Point point : List.of(new Point(-4, 4), new Point(0.5, -0.25), new Point(40, 0))) {
                plain.setToPoint(theta1, point.alpha(), first, point.beta(), second);
                double expected = objective.evaluate(plain, head).train().meanLoss();
                assertThat(surface.evaluate(point).train().meanLoss()).isEqualTo(expected, within(ROUNDING * expected));
            }
        }
    }

    @Test
    void keepingLowerLayersChangesNoBit() {
        List<Point> points = List.of(new Point(-1, 0), new Point(1.5, 2), new Point(-3, 0.1), new Point(0, 0));
        for (LayerGroup group : groups()) {
            try (LayerSurfaceEvaluator kept = surface(group, NO_LIMIT);
                    LayerSurfaceEvaluator plain = surface(group, 0)) {
                assertThat(kept.evaluate(points)).isEqualTo(plain.evaluate(points));
                assertThat(plain.keptShare()).isZero();
            }
        }
    }

    @Test
    void everythingBelowTheGroupIsKeptUnlessEmbeddingsMove() {
        assertThat(groups()).map(this::layersBelow).containsExactly(0, 1, 2, 0, 2, 0);
        assertThat(groups()).map(this::keptShare).containsExactly(1.0, 1.0, 1.0, 0.0, 1.0, 0.0);
    }

    @Test
    void whatASurfaceTookIsGivenBack() {
        int before = tiny.manager.getManagedArrays().size();
        surface(LayerGroup.pooler(), NO_LIMIT).close();
        assertThat(tiny.manager.getManagedArrays()).hasSize(before);
    }

    /** low, middle, high, embeddings, pooler, all of them. */
    private static List<LayerGroup> groups() {
        return Stream.concat(
                        LayerGroup.thirds(TinyBert.CONFIG.layers()).stream(),
                        Stream.of(LayerGroup.embeddings(), LayerGroup.pooler(), ALL_GROUPS))
                .toList();
    }

    private int layersBelow(LayerGroup group) {
        try (LayerSurfaceEvaluator surface = surface(group, NO_LIMIT)) {
            return surface.layersBelow();
        }
    }

    private double keptShare(LayerGroup group) {
        try (LayerSurfaceEvaluator surface = surface(group, NO_LIMIT)) {
            return surface.keptShare();
        }
    }

    private LayerSurfaceEvaluator surface(LayerGroup group, long byteLimit) {
        LayerSlice slice = new LayerSlice(theta0.encoder(), theta1, theta2, group);
        return new LayerSurfaceEvaluator(slice, group, head, objective, byteLimit);
    }

    private ParameterVector moved(String direction) {
        ParameterVector theta = theta0.encoder().copy();
        try (BertModel delta = tiny.direction(direction)) {
            theta.add(1, delta.encoder());
        }
        return theta;
    }
}
