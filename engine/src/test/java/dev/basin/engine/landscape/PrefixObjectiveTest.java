package dev.basin.engine.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.basin.engine.bert.BertKernel;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.bert.KernelVariant;
import dev.basin.engine.bert.NumericPath;
import dev.basin.engine.bert.Precision;
import dev.basin.engine.bert.TinyBert;
import dev.basin.engine.data.BatchPlan;
import dev.basin.engine.data.EncodedExample;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.torch.DeviceKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefixObjectiveTest {
    private static final int LAYERS = TinyBert.CONFIG.layers();
    private static final int BATCH_TOKENS = 96;
    private static final long NO_LIMIT = Long.MAX_VALUE;

    /** Other batches are other matrix products: float32 sums in another order. */
    private static final double OTHER_BATCHES = 1e-6;

    private final TinyBert tiny = new TinyBert();
    private final List<EncodedExample> train = RandomExamples.of(1, 40);
    private final List<EncodedExample> dev = RandomExamples.of(2, 24);
    private BertModel model;
    private BertModel delta;

    @BeforeEach
    void open() {
        model = tiny.model();
        delta = tiny.direction("delta1");
    }

    @AfterEach
    void close() {
        tiny.close();
    }

    @ParameterizedTest
    @CsvSource({"FUSED, FLOAT32", "WRITTEN_OUT, FLOAT32", "ONEDNN, FLOAT32", "ONEDNN, BFLOAT16"})
    void valuesAreThoseOfThePlainObjectiveToTheLastBit(KernelVariant variant, Precision precision) {
        NumericPath path = new NumericPath(variant, precision, DeviceKind.CPU, 1);
        try (BertKernel kernel = BertKernel.load(TinyBert.CONFIG, path);
                BertObjective plain = objective(kernel, BATCH_TOKENS);
                ParameterVector theta = model.encoder().copy()) {
            for (int layer = 0; layer < LAYERS; layer++) {
                theta.set(model.encoder());
                try (PrefixObjective prefix = plain.above(layer, theta, model.head(), NO_LIMIT)) {
                    assertThat(prefix.keptShare()).isEqualTo(1);
                    for (double alpha : new double[] {0, -1, 0.7, 300}) {
                        theta.setToPoint(model.encoder(), alpha, from(layer));
                        assertThat(prefix.evaluate()).isEqualTo(plain.evaluate(theta, model.head()));
                    }
                }
            }
        }
    }

    @Test
    void withinALimitAsManyBatchesAreKeptAsFitAndTheRestIsComputed() {
        try (BertKernel kernel = BertKernel.load(TinyBert.CONFIG, NumericPath.cpu(1));
                BertObjective plain = objective(kernel, BATCH_TOKENS)) {
            PointValue expected = plain.evaluate(model.encoder(), model.head());
            long all = keptBytes(plain, NO_LIMIT);
            assertThat(all).isEqualTo(tokens() * TinyBert.CONFIG.hiddenSize() * Float.BYTES);
            for (long limit : new long[] {0, 1, all / 3, all - 1}) {
                try (PrefixObjective prefix = plain.above(2, model.encoder(), model.head(), limit)) {
                    assertThat(prefix.keptBytes()).isLessThanOrEqualTo(limit);
                    assertThat(prefix.keptShare()).isLessThan(1);
                    assertThat(prefix.evaluate()).isEqualTo(expected);
                }
            }
            assertThat(keptBytes(plain, all / 3)).isPositive();
        }
    }

    /** What would go unseen if nothing were kept at all: the equalities above would hold just as well. */
    @Test
    void whatIsKeptIsNotComputedAgain() {
        try (BertKernel kernel = BertKernel.load(TinyBert.CONFIG, NumericPath.cpu(1));
                BertObjective plain = objective(kernel, BATCH_TOKENS);
                PrefixObjective kept = plain.above(1, model.encoder(), model.head(), NO_LIMIT);
                PrefixObjective unkept = plain.above(1, model.encoder(), model.head(), 0)) {
            PointValue before = kept.evaluate();
            model.encoder().set(LayerGroup.embeddings(), delta.encoder());
            assertThat(kept.evaluate()).isEqualTo(before);
            assertThat(unkept.evaluate()).isNotEqualTo(before);
        }
    }

    @Test
    void paddingChangesNothing() {
        try (BertKernel kernel = BertKernel.load(TinyBert.CONFIG, NumericPath.cpu(1));
                BertObjective one = objective(kernel, 1); // an example to a batch, so that there is no padding
                BertObjective many = objective(kernel, 40 * 32);
                PrefixObjective unpadded = one.above(2, model.encoder(), model.head(), NO_LIMIT);
                PrefixObjective padded = many.above(2, model.encoder(), model.head(), NO_LIMIT)) {
            double loss = unpadded.evaluate().train().meanLoss();
            assertThat(padded.evaluate().train().meanLoss()).isEqualTo(loss, within(OTHER_BATCHES * loss));
            assertThat(padded.evaluate().dev().errors())
                    .isEqualTo(unpadded.evaluate().dev().errors());
            assertThat(padded.keptBytes()).isEqualTo(unpadded.keptBytes());
        }
    }

    @Test
    void memoryStaysFlatOverManyPointsAndIsGivenBack() {
        try (BertKernel kernel = BertKernel.load(TinyBert.CONFIG, NumericPath.cpu(1));
                BertObjective plain = objective(kernel, BATCH_TOKENS)) {
            int before = tiny.manager.getManagedArrays().size();
            try (PrefixObjective prefix = plain.above(1, model.encoder(), model.head(), NO_LIMIT)) {
                int open = tiny.manager.getManagedArrays().size();
                for (int i = 0; i < 50; i++) {
                    prefix.evaluate();
                }
                assertThat(tiny.manager.getManagedArrays()).hasSize(open);
            }
            assertThat(tiny.manager.getManagedArrays()).hasSize(before);
        }
    }

    private BertObjective objective(BertKernel kernel, int batchTokens) {
        Scorer scorer = (predictions, labels) -> Map.of("first", (double) predictions[0]);
        return BertObjective.over(
                kernel,
                tiny.manager,
                BatchPlan.byLength(train, batchTokens),
                BatchPlan.byLength(dev, batchTokens),
                scorer);
    }

    /** The direction in the layers from this one on, and in the pooler. */
    private ParameterVector from(int layer) {
        ParameterVector direction = delta.encoder().restrictedTo(LayerGroup.layers(layer, LAYERS));
        direction.set(LayerGroup.pooler(), delta.encoder());
        return direction;
    }

    private long keptBytes(BertObjective plain, long limit) {
        try (PrefixObjective prefix = plain.above(2, model.encoder(), model.head(), limit)) {
            return prefix.keptBytes();
        }
    }

    private long tokens() {
        return train.stream().mapToLong(EncodedExample::length).sum()
                + dev.stream().mapToLong(EncodedExample::length).sum();
    }
}
