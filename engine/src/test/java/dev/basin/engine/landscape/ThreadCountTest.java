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
import dev.basin.engine.torch.DeviceKind;
import dev.basin.engine.torch.TorchThreads;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same point with another number of threads: libtorch sums in another order, and no more than that changes. */
class ThreadCountTest {
    /** A float32 sum of a few hundred terms in another order. */
    private static final double ANOTHER_ORDER = 1e-6;

    private static final int BATCH_TOKENS = 2048;

    private final List<EncodedExample> examples = RandomExamples.of(1, 128);

    @ParameterizedTest
    @EnumSource(KernelVariant.class)
    void changesNoMoreThanTheOrderOfSums(KernelVariant variant) throws InterruptedException {
        PointValue one = evaluate(variant, 1);
        assertThat(evaluate(variant, 1))
                .as("the same number of threads gives the same bits")
                .isEqualTo(one);
        for (int threads : new int[] {2, 4}) {
            PointValue more = evaluate(variant, threads);
            double loss = one.train().meanLoss();
            assertThat(more.train().meanLoss()).isEqualTo(loss, within(ANOTHER_ORDER * loss));
            assertThat(more.train().errors()).isEqualTo(one.train().errors());
        }
    }

    private PointValue evaluate(KernelVariant variant, int threads) throws InterruptedException {
        NumericPath path = new NumericPath(variant, Precision.FLOAT32, DeviceKind.CPU, threads);
        BatchPlan plan = BatchPlan.byLength(examples, BATCH_TOKENS);
        try (TorchThreads engine = new TorchThreads("engine", 1, threads)) {
            return engine.call(() -> {
                try (TinyBert tiny = new TinyBert();
                        BertModel model = tiny.model();
                        BertKernel kernel = BertKernel.load(TinyBert.CONFIG, path);
                        BertObjective objective = BertObjective.over(
                                kernel, tiny.manager, plan, plan, (predictions, labels) -> Map.of())) {
                    return objective.evaluate(model.encoder(), model.head());
                }
            });
        }
    }
}
