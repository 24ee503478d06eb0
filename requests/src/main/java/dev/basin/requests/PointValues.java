package dev.basin.requests;

import dev.basin.engine.landscape.Evaluation;
import dev.basin.engine.landscape.PointValue;
import java.util.Map;

/** The objective at one theta, as the contracts write it; nothing but the training set's metrics is lost on the way. */
public final class PointValues {
    private PointValues() {}

    public static dev.basin.common.v1.Evaluation toMessage(PointValue value) {
        Evaluation train = value.train();
        Evaluation heldOut = value.dev();
        return dev.basin.common.v1.Evaluation.newBuilder()
                .setTrainLoss(train.meanLoss())
                .setTrainLossStandardError(train.lossStandardError())
                .setTrainErrors(train.errors())
                .setTrainExamples(train.examples())
                .setDevLoss(heldOut.meanLoss())
                .setDevLossStandardError(heldOut.lossStandardError())
                .setDevErrors(heldOut.errors())
                .setDevError(heldOut.error())
                .setDevExamples(heldOut.examples())
                .setNonFiniteExamples(train.nonFinite() + heldOut.nonFinite())
                .setDevNonFiniteExamples(heldOut.nonFinite())
                .putAllDevMetrics(heldOut.metrics())
                .build();
    }

    public static PointValue fromMessage(dev.basin.common.v1.Evaluation message) {
        int devNonFinite = message.getDevNonFiniteExamples();
        return new PointValue(
                new Evaluation(
                        message.getTrainLoss(),
                        message.getTrainLossStandardError(),
                        message.getTrainErrors(),
                        message.getTrainExamples(),
                        message.getNonFiniteExamples() - devNonFinite,
                        Map.of()),
                new Evaluation(
                        message.getDevLoss(),
                        message.getDevLossStandardError(),
                        message.getDevErrors(),
                        message.getDevExamples(),
                        devNonFinite,
                        message.getDevMetricsMap()));
    }
}
