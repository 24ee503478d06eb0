package dev.basin.engine.layers.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.bert.TinyBert;
import dev.basin.engine.landscape.SmallEncoder;
import dev.basin.engine.landscape.measures.Measure;
import dev.basin.engine.torch.DeviceKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterChangeTest {
    private static final float[] FROM = {1, 0, 0, 0, 3, 4, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 1, 1, 1, 1};
    private static final float[] TO = {1, 0, 0, 3, 3, 4, 5, 0, 0, 3, 4, 0, 2, 2, 2, 2, 1, 1, 1, 3};

    @Test
    void distancesOfEveryGroupByHand() {
        List<GroupMeasures> groups = between(FROM, TO);
        assertThat(groups)
                .extracting(GroupMeasures::group)
                .containsExactly("embeddings", "layer 0", "layer 1", "layer 2", "pooler", "whole encoder");
        assertThat(value(groups.get(0), "l2")).isEqualTo(3);
        assertThat(value(groups.get(0), "relative_l2")).isEqualTo(3);
        assertThat(value(groups.get(1), "relative_l2/output.dense.weight")).isEqualTo(1);
        assertThat(value(groups.get(3), "l2")).isZero();
        assertThat(value(groups.get(4), "l2/dense.weight")).isEqualTo(2);
        assertThat(value(groups.get(4), "relative_l2")).isEqualTo(1);
        assertThat(value(groups.get(5), "l2")).isEqualTo(Math.sqrt(9 + 25 + 25 + 4), within(1e-15));
        assertThat(groups.get(5).measures()).hasSize(2);
    }

    @Test
    void fromNothingTheRelativeDistanceIsInfiniteAndABrokenNumberStays() {
        assertThat(value(between(FROM, TO).get(2), "relative_l2")).isInfinite();
        float[] broken = TO.clone();
        broken[13] = Float.NaN;
        assertThat(value(between(FROM, broken).get(3), "l2")).isNaN();
        assertThat(value(between(FROM, broken).get(1), "l2")).isEqualTo(5);
    }

    @Test
    void everyKindOfParameterOfARealLayer() {
        Reference reference = Reference.read("tiny_bert");
        try (TinyBert tiny = new TinyBert();
                BertModel theta0 = tiny.model();
                BertModel theta1 = tiny.model();
                BertModel delta1 = tiny.direction("delta1")) {
            theta1.encoder().add(1, delta1.encoder());
            List<GroupMeasures> groups = ParameterChange.between(theta0.encoder(), theta1.encoder(), 3);
            assertThat(groups.get(1).measures()).hasSize(2 + 2 * 16);
            for (int layer = 0; layer < 3; layer++) {
                GroupMeasures row = groups.get(layer + 1);
                // theta0 and delta1 are float32, and so is their sum.
                assertThat(value(row, "l2")).isEqualTo(reference.list("l2")[layer], within(1e-6));
                assertThat(value(row, "relative_l2")).isEqualTo(reference.list("relative_l2")[layer], within(1e-7));
                assertThat(value(row, "l2/attention.self.query.weight"))
                        .isEqualTo(reference.list("l2_query_weight")[layer], within(1e-6));
            }
            assertThat(groups.get(0).measures())
                    .extracting(Measure::id)
                    .contains("l2/word_embeddings.weight", "relative_l2/LayerNorm.bias");
        }
    }

    private static List<GroupMeasures> between(float[] from, float[] to) {
        try (NDManager manager = DeviceKind.CPU.newMemory()) {
            return ParameterChange.between(
                    SmallEncoder.of(manager, from), SmallEncoder.of(manager, to), SmallEncoder.LAYERS);
        }
    }

    private static double value(GroupMeasures group, String id) {
        return group.measures().stream()
                .filter(measure -> measure.id().equals(id))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
