package dev.basin.finetune.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.common.v1.Evaluation;
import dev.basin.export.ScalarPoint;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingCurvesTest {
    @Test
    void holdEveryStepAndEveryEvaluation() {
        String table =
                "step,epoch,train_loss,learning_rate,gradient_norm\n1,0.5,0.7,1.0E-5,NaN\n2,1.0,0.6,2.0E-5,3.5\n";
        Evaluation evaluation = Evaluation.newBuilder()
                .setDevLoss(0.4)
                .setTrainLoss(0.3)
                .putDevMetrics("f1", 0.8)
                .putDevMetrics("accuracy", 0.9)
                .build();

        assertThat(TrainingCurves.of(table, Map.of(2L, evaluation)))
                .containsExactly(
                        new ScalarPoint("train/epoch", 1, 0.5),
                        new ScalarPoint("train/gradient_norm", 1, Double.NaN),
                        new ScalarPoint("train/learning_rate", 1, 1e-5),
                        new ScalarPoint("train/loss", 1, 0.7),
                        new ScalarPoint("train/epoch", 2, 1),
                        new ScalarPoint("train/gradient_norm", 2, 3.5),
                        new ScalarPoint("train/learning_rate", 2, 2e-5),
                        new ScalarPoint("train/loss", 2, 0.6),
                        new ScalarPoint("eval/loss", 2, 0.4),
                        new ScalarPoint("eval/train_loss", 2, 0.3),
                        new ScalarPoint("eval/accuracy", 2, 0.9),
                        new ScalarPoint("eval/f1", 2, 0.8));
    }
}
