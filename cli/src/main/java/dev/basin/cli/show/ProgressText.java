package dev.basin.cli.show;

import dev.basin.common.v1.Progress;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Progress in words. */
final class ProgressText {
    private static final String TRAINING_LOSS = "train/loss";

    private ProgressText() {}

    /** For example "45/128 steps, 0:22 left". */
    static String counts(Progress progress) {
        String total = progress.getTotal() == 0 ? "" : "/" + progress.getTotal();
        String left =
                progress.hasTimeLeft() ? ", " + Durations.clock(Durations.of(progress.getTimeLeft())) + " left" : "";
        return "%d%s %s%s".formatted(progress.getDone(), total, progress.getUnit(), left);
    }

    /** The figures that tell how it goes, for example "train/loss 0.512, eval/accuracy 0.914". */
    static String figures(Progress progress) {
        return progress.getFiguresMap().entrySet().stream()
                .filter(figure -> figure.getKey().equals(TRAINING_LOSS) || isEvaluation(figure.getKey()))
                .sorted(Map.Entry.<String, Double>comparingByKey().reversed())
                .map(figure -> figure.getKey() + " " + number(figure.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static boolean isEvaluation(String name) {
        return name.startsWith("eval/") && !name.endsWith("_standard_error");
    }

    /** A number to three or four digits, without an exponent where one is not needed. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        double size = Math.abs(value);
        boolean plain = size == 0 || (size >= 1e-3 && size < 1e5);
        return String.format(Locale.ROOT, plain ? (size >= 100 ? "%.1f" : "%.3f") : "%.2e", value);
    }
}
