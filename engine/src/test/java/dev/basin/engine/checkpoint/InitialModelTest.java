package dev.basin.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.basin.engine.bert.BertConfig;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.torch.DeviceKind;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitialModelTest {
    private static final BertConfig CONFIG =
            ModelDirectory.open(TinyBert.FOLDER).config();

    /** Variance of a standard normal cut off at ±2: 1 − 2·2φ(2)/(2Φ(2)−1). */
    private static final double CUT_OFF_DEVIATION = Math.sqrt(0.774);

    private final NDManager manager = DeviceKind.CPU.newMemory();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void weightsAreTruncatedNormalBiasesZeroAndNormsOne() {
        BertModel model = InitialModel.scratch(CONFIG, manager, 1, 2);

        NDArray weights = model.encoder().view("embeddings.word_embeddings.weight"); // (512, 48)
        assertThat(weights.abs().max().getFloat()).isBetween(0.0399f, 0.04f);
        // 24,576 draws: the mean's standard error is 1.1e-4, the deviation's 1e-4 and less
        assertThat(weights.mean().getFloat()).isCloseTo(0, within(5e-4f));
        assertThat((double) weights.pow(2).mean().sqrt().getFloat()).isCloseTo(0.02 * CUT_OFF_DEVIATION, within(5e-4));
        assertThat(model.encoder()
                        .view("encoder.layer.2.output.LayerNorm.weight")
                        .toFloatArray())
                .containsOnly(1);
        assertThat(model.encoder().view("encoder.layer.2.output.LayerNorm.bias").toFloatArray())
                .containsOnly(0);
        assertThat(model.head().view("classifier.bias").toFloatArray()).containsOnly(0);
    }

    @Test
    void theEncoderFollowsTheFirstSeedAndTheHeadTheSecond() {
        BertModel model = InitialModel.scratch(CONFIG, manager, 1, 2);
        BertModel otherRun = InitialModel.scratch(CONFIG.withNumLabels(2), manager, 1, 3);
        BertModel otherStart = InitialModel.scratch(CONFIG, manager, 4, 2);

        assertThat(model.encoder().minus(otherRun.encoder()).norm()).isZero();
        assertThat(model.head().minus(otherStart.head()).norm()).isZero();
        assertThat(model.encoder().minus(otherStart.encoder()).norm()).isPositive();
    }

    @Test
    void aMissingPoolerIsThatOfAModelFromScratch() {
        TinyBert.write(folder, name -> name.contains("pooler") || name.contains("classifier") ? "" : name);
        BertModel scratch = InitialModel.scratch(CONFIG, manager, 1, 2);

        BertModel model = InitialModel.pretrained(ModelDirectory.open(folder), manager, 3, 1, 2)
                .model();

        String pooler = "pooler.dense.weight";
        assertThat(model.encoder().view(pooler).toFloatArray())
                .isEqualTo(scratch.encoder().view(pooler).toFloatArray());
        assertThat(model.head().minus(scratch.head()).norm()).isZero();
    }

    @Test
    void aPoolerInTheFilesIsKeptAndAHeadInThemIsNot() {
        ModelDirectory directory = ModelDirectory.open(TinyBert.FOLDER);

        BertModel model = InitialModel.pretrained(directory, manager, 2, 1, 2).model();

        assertThat(model.encoder()
                        .minus(directory.load(manager).model().encoder())
                        .norm())
                .isZero();
        assertThat(model.config().numLabels()).isEqualTo(2);
    }
}
