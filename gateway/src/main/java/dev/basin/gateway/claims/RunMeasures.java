package dev.basin.gateway.claims;

import dev.basin.analysis.v1.Analysis;
import dev.basin.analysis.v1.LayerRow;
import dev.basin.common.v1.Evaluation;
import dev.basin.common.v1.Measure;
import dev.basin.finetune.v1.Run;
import dev.basin.finetune.v1.RunResult;
import java.util.Map;
import java.util.Optional;

/** Measures that stand in runs and analyses in another form. */
final class RunMeasures {
    private static final String ACCURACY = "accuracy";
    private static final String SHARE_OF_DEV = "share of dev examples";

    private RunMeasures() {}

    /** Held-out accuracy at the end of training, with its binomial standard error. */
    static Optional<Measure> accuracy(Run run) {
        RunResult result = run.getResult();
        return accuracy("end/dev_accuracy", result.getDevMetricsMap(), result.getDevExamples(), "G1");
    }

    /** Training loss at the end of training, dropout off. */
    static Optional<Measure> lastLoss(Run run) {
        return run.hasResult()
                ? Optional.of(Measure.newBuilder()
                        .setId("training_loss/end")
                        .setValue(run.getResult().getLastTrainLoss())
                        .setUnit("nats")
                        .setReference("E2: mean training loss at the last state, dropout off")
                        .build())
                : Optional.empty();
    }

    /** Held-out accuracy with a group of layers set back, with its binomial standard error. */
    static Optional<Measure> rollbackAccuracy(Analysis rollback, String group) {
        return evaluation(rollback, group)
                .flatMap(evaluation -> accuracy(
                        "rollback_accuracy/" + group,
                        evaluation.getDevMetricsMap(),
                        evaluation.getDevExamples(),
                        "R1"));
    }

    /** Training loss with a group of layers set back. */
    static Optional<Measure> rollbackLoss(Analysis rollback, String group) {
        return evaluation(rollback, group)
                .map(evaluation -> Measure.newBuilder()
                        .setId("rollback_loss/" + group)
                        .setValue(evaluation.getTrainLoss())
                        .setStandardError(evaluation.getTrainLossStandardError())
                        .setUnit("nats")
                        .setReference("R4: f_G(-1, 0), the training loss with group G at its start, head kept")
                        .build());
    }

    private static Optional<Evaluation> evaluation(Analysis rollback, String group) {
        return Findings.row(rollback, group).filter(LayerRow::hasEvaluation).map(LayerRow::getEvaluation);
    }

    private static Optional<Measure> accuracy(String id, Map<String, Double> metrics, int examples, String reference) {
        Double accuracy = metrics.get(ACCURACY);
        if (accuracy == null || examples == 0) {
            return Optional.empty();
        }
        return Optional.of(Measure.newBuilder()
                .setId(id)
                .setValue(accuracy)
                .setStandardError(Math.sqrt(accuracy * (1 - accuracy) / examples))
                .setUnit(SHARE_OF_DEV)
                .setReference("%s: accuracy on %d held-out examples".formatted(reference, examples))
                .build());
    }
}
