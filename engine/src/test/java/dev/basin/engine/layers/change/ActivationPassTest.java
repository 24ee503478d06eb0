package dev.basin.engine.layers.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.basin.engine.bert.BertKernel;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.bert.KernelVariant;
import dev.basin.engine.bert.NumericPath;
import dev.basin.engine.bert.Precision;
import dev.basin.engine.bert.TinyBert;
import dev.basin.engine.checkpoint.SafetensorsReader;
import dev.basin.engine.data.BatchPlan;
import dev.basin.engine.data.EncodedExample;
import dev.basin.engine.torch.DeviceKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reference model against itself moved by delta1, over the four examples of the dump. */
class ActivationPassTest {
    /** Float32 forward passes against float64 ones; cosines and kernels are quadratic in what they find. */
    private static final double PARITY = 1e-5;

    /** Divergences of about 1e-3 from float32 attention. */
    private static final double PARITY_JS = 1e-7;

    private final Reference reference = Reference.read("tiny_bert");
    private final TinyBert tiny = new TinyBert();
    private final BertKernel kernel = BertKernel.load(TinyBert.CONFIG, NumericPath.cpu(1));
    private BertModel theta0;
    private BertModel theta1;

    @BeforeEach
    void open() {
        theta0 = tiny.model();
        theta1 = tiny.model();
        try (BertModel delta1 = tiny.direction("delta1")) {
            theta1.encoder().add(1, delta1.encoder());
        }
    }

    @AfterEach
    void close() {
        theta0.close();
        theta1.close();
        kernel.close();
        tiny.close();
    }

    /** All examples of a batch, their segments and their padding: tools made for images take the first input alone. */
    @Test
    void hiddenStatesAreThoseOfTheReference() {
        List<Map<String, Double>> found = compare(theta0, theta1, 1000);
        for (int state = 0; state < 4; state++) {
            Map<String, Double> row = found.get(state);
            assertThat(row.get("cka")).isEqualTo(reference.list("debiased_cka")[state], within(PARITY));
            assertThat(row.get("rsa")).isEqualTo(reference.list("rsa")[state], within(PARITY));
        }
    }

    @Test
    void attentionIsThatOfTheReferenceHeadByHead() {
        List<Map<String, Double>> found = compare(theta0, theta1, 1000);
        assertThat(found.getFirst()).doesNotContainKey("attention_js");
        double[][] expected = reference.table("attention_js");
        for (int layer = 0; layer < 3; layer++) {
            Map<String, Double> row = found.get(layer + 1);
            for (int head = 0; head < 4; head++) {
                assertThat(row.get("attention_js/head-" + head)).isEqualTo(expected[layer][head], within(PARITY_JS));
            }
            double mean = IntStream.range(0, 4)
                    .mapToDouble(head -> row.get("attention_js/head-" + head))
                    .average()
                    .orElseThrow();
            assertThat(row.get("attention_js")).isEqualTo(mean, within(1e-15));
        }
    }

    @Test
    void paddingChangesNothing() {
        List<Map<String, Double>> alone = compare(theta0, theta1, 1);
        List<Map<String, Double>> padded = compare(theta0, theta1, 1000);
        for (int state = 0; state < alone.size(); state++) {
            assertThat(padded.get(state)).containsOnlyKeys(alone.get(state).keySet());
            for (String id : alone.get(state).keySet()) {
                assertThat(padded.get(state).get(id))
                        .as(id)
                        .isEqualTo(alone.get(state).get(id), within(1e-6));
            }
        }
    }

    /** It rounds at 4e-3, which divergences and 1 - similarity feel squared. */
    @Test
    void bfloat16FindsTheSameToItsPrecision() {
        List<Map<String, Double>> expected = compare(theta0, theta1, 1000);
        NumericPath path = new NumericPath(KernelVariant.ONEDNN, Precision.BFLOAT16, DeviceKind.CPU, 1);
        try (BertKernel coarse = BertKernel.load(TinyBert.CONFIG, path)) {
            List<Map<String, Double>> found = compare(coarse, theta0, theta1, 1000);
            for (int state = 0; state < expected.size(); state++) {
                for (String id : expected.get(state).keySet()) {
                    assertThat(found.get(state).get(id))
                            .as(id)
                            .isEqualTo(expected.get(state).get(id), within(id.startsWith("attention") ? 1e-4 : 1e-3));
                }
            }
        }
    }

    @Test
    void aModelDoesNotDifferFromItself() {
        for (Map<String, Double> row : compare(theta0, theta0, 24)) {
            assertThat(row.get("cka")).isEqualTo(1, within(1e-12));
            assertThat(row.get("rsa")).isEqualTo(1, within(1e-12));
            row.forEach((id, value) -> {
                if (id.startsWith("attention_js")) {
                    assertThat(value).as(id).isZero();
                }
            });
        }
    }

    @Test
    void theDistancesAreSymmetric() {
        List<Map<String, Double>> there = compare(theta0, theta1, 24);
        List<Map<String, Double>> back = compare(theta1, theta0, 24);
        for (int state = 0; state < there.size(); state++) {
            for (String id : there.get(state).keySet()) {
                assertThat(back.get(state).get(id)).isEqualTo(there.get(state).get(id), within(1e-12));
            }
        }
    }

    @Test
    void brokenStatesAreCountedAndTaintWhatComesOfThem() {
        theta1.encoder().view("encoder.layer.1.output.dense.bias").muli(Float.NaN);
        List<Map<String, Double>> found = compare(theta0, theta1, 1000);
        assertThat(found.get(1)).doesNotContainKey("non_finite_tokens");
        assertThat(found.get(2)).containsEntry("non_finite_tokens", reference.number("tokens"));
        assertThat(found.get(2).get("cka")).isNaN();
        assertThat(found.get(2).get("rsa")).isNaN();
        assertThat(found.get(2).get("attention_js")).isNotNaN();
        assertThat(found.get(3).get("attention_js")).isNaN();
    }

    @Test
    void batchesLeaveNothingInMemory() {
        BatchPlan plan = BatchPlan.byLength(examples(), 1);
        try (ActivationPass pass = pass(kernel, theta0, theta1, plan)) {
            pass.add(0);
            int arrays = tiny.manager.getManagedArrays().size();
            for (int i = 1; i < pass.batches(); i++) {
                pass.add(i);
            }
            assertThat(tiny.manager.getManagedArrays()).hasSize(arrays);
        }
    }

    private List<Map<String, Double>> compare(BertModel from, BertModel to, int budget) {
        return compare(kernel, from, to, budget);
    }

    private List<Map<String, Double>> compare(BertKernel along, BertModel from, BertModel to, int budget) {
        try (ActivationPass pass = pass(along, from, to, BatchPlan.byLength(examples(), budget))) {
            for (int i = 0; i < pass.batches(); i++) {
                pass.add(i);
            }
            return IntStream.range(0, pass.states())
                    .mapToObj(state -> byId(pass.measures(state)))
                    .toList();
        }
    }

    private ActivationPass pass(BertKernel along, BertModel from, BertModel to, BatchPlan plan) {
        List<ActivationMeasure> measures = List.of(
                ActivationMeasure.moments(tiny.manager, TinyBert.CONFIG, EnumSet.of(MomentMeasure.CKA)),
                ActivationMeasure.rsa(tiny.manager, TinyBert.CONFIG, examples(), 1000, 1),
                ActivationMeasure.attentionJs(TinyBert.CONFIG));
        return new ActivationPass(along, tiny.manager, from, to, plan, measures);
    }

    private static Map<String, Double> byId(GroupMeasures row) {
        Map<String, Double> values = new TreeMap<>();
        row.measures().forEach(measure -> values.put(measure.id(), measure.value()));
        return values;
    }

    private static List<EncodedExample> examples() {
        try (SafetensorsReader batch = TinyBert.open("batch")) {
            long[] ids = batch.readLongs("input_ids");
            long[] segments = batch.readLongs("token_type_ids");
            long[] mask = batch.readLongs("attention_mask");
            List<EncodedExample> examples = new ArrayList<>();
            for (int row = 0; row < TinyBert.SIZE; row++) {
                int first = row * TinyBert.LENGTH;
                int[] cells = IntStream.range(first, first + TinyBert.LENGTH)
                        .filter(cell -> mask[cell] == 1)
                        .toArray();
                examples.add(new EncodedExample(
                        IntStream.of(cells).map(cell -> (int) ids[cell]).toArray(),
                        IntStream.of(cells).map(cell -> (int) segments[cell]).toArray(),
                        0));
            }
            return examples;
        }
    }
}
