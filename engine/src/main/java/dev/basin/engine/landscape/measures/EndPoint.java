package dev.basin.engine.landscape.measures;

import dev.basin.engine.landscape.Evaluation;
import dev.basin.engine.landscape.Landscape;
import java.util.List;

/** What training ended with: loss and error of theta1 itself. */
public record EndPoint() implements LandscapeMeasure {
    @Override
    public List<Measure> of(Landscape landscape) {
        Evaluation train = landscape.theta1().train();
        Evaluation dev = landscape.theta1().dev();
        return List.of(
                loss("end/train_loss", train, "J(theta1), dropout off"),
                loss("end/dev_loss", dev, "mean cross-entropy of theta1 on the dev examples"),
                Measure.of("end/dev_error", dev.error(), "share of dev examples", "1 - accuracy of theta1 on dev")
                        .withStandardError(dev.errorStandardError()));
    }

    private static Measure loss(String id, Evaluation evaluation, String reference) {
        return Measure.of(id, evaluation.meanLoss(), "nats", reference)
                .withStandardError(evaluation.lossStandardError());
    }
}
