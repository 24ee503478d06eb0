package dev.basin.gateway.claims;

import dev.basin.common.v1.Measure;
import java.util.List;
import java.util.stream.Collectors;

/** The same measure in several repetitions, as one. */
final class Spread {
    private Spread() {}

    /**
     * The mean, whose standard error comes from the spread of the repetitions alone: it holds all that differs between them. A single
     * measure stays as it is. Where a value is not finite there is no standard error.
     */
    static Measure mean(List<Measure> repetitions) {
        Measure first = repetitions.getFirst();
        int count = repetitions.size();
        if (count == 1) {
            return first;
        }
        double mean =
                repetitions.stream().mapToDouble(Measure::getValue).average().orElseThrow();
        double squares = repetitions.stream()
                .mapToDouble(measure -> Math.pow(measure.getValue() - mean, 2))
                .sum();
        Measure.Builder combined =
                first.toBuilder().setValue(mean).clearStandardError().setCaveat(caveat(repetitions));
        double standardError = Math.sqrt(squares / (count - 1) / count);
        return Double.isFinite(standardError)
                ? combined.setStandardError(standardError).build()
                : combined.build();
    }

    private static String caveat(List<Measure> repetitions) {
        String own = repetitions.stream()
                .map(Measure::getCaveat)
                .filter(caveat -> !caveat.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
        String mean = "mean of %d repetitions".formatted(repetitions.size());
        return own.isEmpty() ? mean : mean + "; " + own;
    }
}
