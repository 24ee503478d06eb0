package dev.basin.finetune.result;

import dev.basin.common.v1.Evaluation;
import dev.basin.export.ScalarPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What happened during training as curves over its steps, under the names that progress has, too. */
final class TrainingCurves {
    private static final int STEP = 0;

    /** Curves by the columns of the training curve's table. */
    private static final Map<String, String> TRAINING = Map.of(
            "epoch", "train/epoch",
            "train_loss", "train/loss",
            "learning_rate", "train/learning_rate",
            "gradient_norm", "train/gradient_norm");

    private TrainingCurves() {}

    /**
     * All points.
     *
     * @param table the training curve as CSV: a header, a line for each step
     * @param evaluations by the steps after which they were made
     */
    static List<ScalarPoint> of(String table, Map<Long, Evaluation> evaluations) {
        List<ScalarPoint> points = new ArrayList<>();
        List<List<String>> rows =
                table.lines().map(line -> Arrays.asList(line.split(","))).toList();
        rows.stream().skip(1).flatMap(row -> training(rows.getFirst(), row)).forEach(points::add);
        evaluations.forEach((step, evaluation) -> evaluated(step, evaluation).forEach(points::add));
        return points;
    }

    private static Stream<ScalarPoint> training(List<String> header, List<String> row) {
        long step = Long.parseLong(row.get(STEP));
        return TRAINING.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(curve -> new ScalarPoint(
                        curve.getValue(), step, Double.parseDouble(row.get(header.indexOf(curve.getKey())))));
    }

    private static Stream<ScalarPoint> evaluated(long step, Evaluation evaluation) {
        Stream<ScalarPoint> losses = Stream.of(
                new ScalarPoint("eval/loss", step, evaluation.getDevLoss()),
                new ScalarPoint("eval/train_loss", step, evaluation.getTrainLoss()));
        Stream<ScalarPoint> metrics = evaluation.getDevMetricsMap().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(metric -> new ScalarPoint("eval/" + metric.getKey(), step, metric.getValue()));
        return Stream.concat(losses, metrics);
    }
}
