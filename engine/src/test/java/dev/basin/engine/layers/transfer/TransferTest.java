package dev.basin.engine.layers.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.engine.bert.BertKernel;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.bert.NumericPath;
import dev.basin.engine.bert.TinyBert;
import dev.basin.engine.data.BatchPlan;
import dev.basin.engine.landscape.BertObjective;
import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.landscape.RandomExamples;
import dev.basin.engine.layers.Rollback;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterVector;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransferTest {
    private static final int LAYERS = TinyBert.CONFIG.layers();
    private static final double PENALTY = 1e-4;

    private final TinyBert tiny = new TinyBert();
    private final BertKernel kernel = BertKernel.load(TinyBert.CONFIG, NumericPath.cpu(1));
    private BertObjective objective;
    private BertModel theta0;
    private ParameterVector theta1;
    private ParameterVector head;
    private Transfer transfer;

    @BeforeEach
    void open() {
        BatchPlan plan = BatchPlan.byLength(RandomExamples.of(3, 40), 128);
        objective = BertObjective.over(kernel, tiny.manager, plan, plan, (predictions, labels) -> Map.of());
        theta0 = tiny.model();
        head = theta0.head();
        theta1 = theta0.encoder().copy();
        theta1.add(1, tiny.direction("delta1").encoder());
        transfer = new Transfer(theta1, head, objective);
    }

    @AfterEach
    void close() {
        transfer.close();
        objective.close();
        kernel.close();
        tiny.close();
    }

    @Test
    void depthsRunFromTheEmbeddingsAloneToAllLayers() {
        List<LayerGroup> groups =
                IntStream.rangeClosed(0, LAYERS).mapToObj(Transfer::lower).toList();
        assertThat(groups)
                .map(LayerGroup::name)
                .containsExactly(
                        "embeddings",
                        "embeddings and layer 0",
                        "embeddings and layers 0-1",
                        "embeddings and layers 0-2");
        assertThat(groups.get(1).contains("encoder.layer.0.output.dense.bias")).isTrue();
        assertThat(groups.get(1).contains("encoder.layer.1.output.dense.bias")).isFalse();
        assertThat(groups.getLast().contains("pooler.dense.bias")).isFalse();
    }

    @Test
    void aModelThatIsItsOwnDonorStaysAsItIs() {
        PointValue itself = objective.evaluate(theta1, head);
        for (int depth = 0; depth <= LAYERS; depth++) {
            transfer.take(Transfer.lower(depth), theta1);
            assertThat(transfer.evaluate()).isEqualTo(itself);
        }
    }

    @Test
    void theInitialModelAsDonorIsTheRollbackOfTheSameLayers() {
        try (Rollback rollback = new Rollback(theta0.encoder(), theta1, head, objective)) {
            for (int depth = 0; depth <= LAYERS; depth++) {
                transfer.take(Transfer.lower(depth), theta0.encoder());
                assertThat(transfer.evaluate())
                        .isEqualTo(rollback.of(Transfer.lower(depth)).value());
            }
        }
    }

    @Test
    void oneTransferLeavesNoTraceInTheNext() {
        transfer.take(Transfer.lower(LAYERS), theta0.encoder());
        transfer.takeNothing();
        assertThat(transfer.evaluate()).isEqualTo(objective.evaluate(theta1, head));
    }

    @Test
    void aRetrainedHeadIsBetterOnTheTrainingExamplesAndTheSameEachTime() {
        transfer.take(Transfer.lower(2), theta0.encoder());
        PointValue kept = transfer.evaluate();
        Retrained retrained = transfer.retrain(PENALTY);
        assertThat(retrained.value().train().meanLoss())
                .isLessThan(kept.train().meanLoss())
                .isLessThan(Math.log(TinyBert.CONFIG.numLabels()));
        assertThat(transfer.retrain(PENALTY)).isEqualTo(retrained);
        assertThat(transfer.evaluate()).isEqualTo(kept);
    }
}
