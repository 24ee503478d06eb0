package dev.basin.engine.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.basin.engine.bert.BertKernel;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.bert.NumericPath;
import dev.basin.engine.bert.TinyBert;
import dev.basin.engine.checkpoint.SafetensorsReader;
import dev.basin.engine.data.BatchPlan;
import dev.basin.engine.data.EncodedExample;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reference model with its two directions, evaluated elsewhere in float64. */
class BertObjectiveTest {
    /** Float32 forward passes against float64 ones. */
    private static final double PARITY = 1e-5;

    private static final int EXAMPLES = 4;

    private final TinyBert tiny = new TinyBert();
    private final BertKernel kernel = BertKernel.load(TinyBert.CONFIG, NumericPath.cpu(1));
    private BertObjective objective;
    private BertModel model;

    @BeforeEach
    void open() {
        List<EncodedExample> examples = examples();
        // Two examples to a batch for training, all in one for dev: padding must not matter.
        BatchPlan train = BatchPlan.byLength(examples, 2 * TinyBert.LENGTH);
        BatchPlan dev = BatchPlan.byLength(examples, EXAMPLES * TinyBert.LENGTH);
        Scorer scorer = (predictions, labels) -> Map.of("examples", (double) labels.length);
        objective = BertObjective.over(kernel, tiny.manager, train, dev, scorer);
        model = tiny.model();
    }

    @AfterEach
    void close() {
        objective.close();
        kernel.close();
        tiny.close();
    }

    @Test
    void theLossIsThatOfTheReferenceHoweverTheExamplesAreBatched() {
        double expected = tiny.expected.readDoubles("loss")[0];
        PointValue value = objective.evaluate(model.encoder(), model.head());
        assertThat(value.train().meanLoss()).isEqualTo(expected, within(PARITY * expected));
        assertThat(value.dev().meanLoss()).isEqualTo(expected, within(PARITY * expected));
        assertThat(value.train().errors()).isEqualTo(value.dev().errors()).isEqualTo(errors());
        assertThat(value.dev().metrics()).containsExactly(Map.entry("examples", 4.0));
    }

    @Test
    void theSurfaceIsThatOfTheReferenceWithAlphaAlongItsRows() {
        double[] ticks = tiny.expected.readDoubles("plane.alpha");
        double[] values = tiny.expected.readDoubles("plane.values"); // (alpha, beta)
        try (Slice plane = plane()) {
            PointPlan plan = plan(new Grid(Axis.of(ticks), Axis.of(ticks)), plane);
            Surface loss = draw(plan, plane).trainLoss();
            for (int row = 0; row < ticks.length; row++) {
                for (int column = 0; column < ticks.length; column++) {
                    double expected = values[column * ticks.length + row];
                    assertThat(loss.at(row, column)).isEqualTo(expected, within(PARITY * expected));
                }
            }
            double norm = tiny.expected.readDoubles("plane.norm_d1")[0];
            assertThat(plane.geometry().delta1Norm()).isEqualTo(norm, within(PARITY * norm));
        }
    }

    @Test
    void theStartIsTheInitialModelWithTheTrainedHeadToTheLastBit() {
        try (Slice plane = plane()) {
            Landscape landscape = draw(plan(new Grid(Axis.of(-1), Axis.of(2)), plane), plane);
            SanityRow start = landscape.sanity().getFirst();
            assertThat(start.onSlice()).isEqualTo(start.atModel());
            assertThat(landscape.sanity())
                    .extracting(SanityRow::model)
                    .containsExactly(Anchor.THETA0, Anchor.THETA1, Anchor.BETA_THETA2);
            assertThat(landscape.sanity()).allSatisfy(row -> {
                double loss = row.atModel().train().meanLoss();
                assertThat(row.onSlice().train().meanLoss()).isEqualTo(loss, within(PARITY * loss));
            });
        }
    }

    @Test
    void thetaThatIsNotANumberGivesLossesThatAreNotAndOnlyErrors() {
        model.encoder().set(LayerGroup.pooler(), filled(model.encoder(), Float.NaN));
        Evaluation train = objective.evaluate(model.encoder(), model.head()).train();
        assertThat(train.meanLoss()).isNaN();
        assertThat(train.nonFinite()).isEqualTo(EXAMPLES);
        assertThat(train.errors()).isEqualTo(EXAMPLES);
    }

    @Test
    void anotherHeadIsAnotherTheta() {
        double before =
                objective.evaluate(model.encoder(), model.head()).train().meanLoss();
        try (ParameterVector zero =
                ParameterVector.zeros(tiny.manager, model.head().layout())) {
            double uniform = objective.evaluate(model.encoder(), zero).train().meanLoss();
            assertThat(uniform).isEqualTo(Math.log(TinyBert.CONFIG.numLabels()), within(1e-6));
        }
        assertThat(objective.evaluate(model.encoder(), model.head()).train().meanLoss())
                .isEqualTo(before);
    }

    @Test
    void memoryStaysFlatOverManyPoints() throws IOException {
        PointPlan plan = PointPlan.of(new Grid(Axis.range(-1, 1, 20), Axis.range(-1, 1, 15)));
        try (Slice plane = plane()) {
            TileEvaluator evaluator = new TileEvaluator(plan, plane, model.head(), objective);
            plan.tiles(50).stream().limit(1).forEach(evaluator::evaluate);
            int arrays = tiny.manager.getManagedArrays().size();
            long before = residentKilobytes();
            plan.tiles(50).forEach(evaluator::evaluate);
            assertThat(tiny.manager.getManagedArrays()).hasSize(arrays);
            // Keeping the 350 kB of theta at each of the 300 points would add 105,000 kB; Java's own heap grows a
            // little.
            assertThat(residentKilobytes() - before).isLessThan(50_000);
        }
    }

    @Test
    void anObjectiveNeedsExamples() {
        BatchPlan some = BatchPlan.byLength(examples(), 100);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BertObjective.over(
                        kernel, tiny.manager, some, new BatchPlan(List.of()), (predictions, labels) -> Map.of()));
    }

    private static PointPlan plan(Grid grid, Slice slice) {
        return PointPlan.of(grid).withProbes(slice.geometry().anchors().values());
    }

    private Slice plane() {
        try (ParameterVector theta1 = moved("delta1");
                ParameterVector theta2 = moved("delta2")) {
            return PaperSlices.plane(model.encoder(), theta1, theta2, Moving.WHOLE_ENCODER);
        }
    }

    private ParameterVector moved(String direction) {
        ParameterVector theta = model.encoder().copy();
        try (BertModel delta = tiny.direction(direction)) {
            theta.add(1, delta.encoder());
        }
        return theta;
    }

    private Landscape draw(PointPlan plan, Slice plane) {
        List<PointValue> values =
                new TileEvaluator(plan, plane, model.head(), objective).evaluate(new Tile(0, 0, plan.size()));
        try (ParameterVector theta1 = moved("delta1");
                ParameterVector theta2 = moved("delta2")) {
            Map<Anchor, PointValue> models = Map.of(
                    Anchor.THETA0, objective.evaluate(model.encoder(), model.head()),
                    Anchor.THETA1, objective.evaluate(theta1, model.head()),
                    Anchor.BETA_THETA2, objective.evaluate(theta2, model.head()));
            return new Landscape(plan, values, plane.geometry(), models, List.of());
        }
    }

    /** Wrong predictions by the reference's logits. */
    private int errors() {
        double[] logits = tiny.expected.readDoubles("logits");
        List<EncodedExample> examples = examples();
        return (int) IntStream.range(0, EXAMPLES)
                .filter(i -> {
                    double[] row = Arrays.copyOfRange(logits, 3 * i, 3 * i + 3);
                    double best = Arrays.stream(row).max().orElseThrow();
                    return row[examples.get(i).label()] != best;
                })
                .count();
    }

    private List<EncodedExample> examples() {
        try (SafetensorsReader batch = TinyBert.open("batch")) {
            int[] ids = ints(batch.readLongs("input_ids"));
            int[] segments = ints(batch.readLongs("token_type_ids"));
            int[] mask = ints(batch.readLongs("attention_mask"));
            int[] labels = ints(batch.readLongs("labels"));
            return IntStream.range(0, EXAMPLES)
                    .mapToObj(i -> {
                        int from = i * TinyBert.LENGTH;
                        int to = from
                                + Arrays.stream(mask, from, from + TinyBert.LENGTH)
                                        .sum();
                        return new EncodedExample(
                                Arrays.copyOfRange(ids, from, to), Arrays.copyOfRange(segments, from, to), labels[i]);
                    })
                    .toList();
        }
    }

    private static int[] ints(long[] values) {
        return Arrays.stream(values).mapToInt(Math::toIntExact).toArray();
    }

    private static ParameterVector filled(ParameterVector like, float value) {
        ParameterVector filled = like.copy();
        filled.flat().muli(0).addi(value);
        return filled;
    }

    private static long residentKilobytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
