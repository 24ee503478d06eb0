package dev.basin.analysis.change;

import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.analysis.v1.ChangeComparison;
import dev.basin.analysis.v1.ComparisonOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two states to compare.
 *
 * @param name of the comparison; empty for theta0 and theta1
 */
record StatePair(String name, ModelState from, ModelState to) {
    /** theta0 and theta1, then the request's further comparisons. */
    static List<StatePair> of(AnalysisSpec spec) {
        List<StatePair> pairs = new ArrayList<>();
        pairs.add(new StatePair("", ModelState.theta0(spec), ModelState.theta1(spec)));
        for (int i = 0; i < spec.getChange().getComparisonsCount(); i++) {
            ChangeComparison comparison = spec.getChange().getComparisons(i);
            pairs.add(new StatePair(comparison.getName(), from(spec, comparison), ModelState.compared(spec, i)));
        }
        return pairs;
    }

    private static ModelState from(AnalysisSpec spec, ChangeComparison comparison) {
        return comparison.getFrom() == ComparisonOrigin.COMPARISON_ORIGIN_THETA1
                ? ModelState.theta1(spec)
                : ModelState.theta0(spec);
    }

    /** Every state of the pairs, once. */
    static List<ModelState> states(List<StatePair> pairs) {
        return pairs.stream()
                .flatMap(pair -> Stream.of(pair.from, pair.to))
                .distinct()
                .toList();
    }

    /** For a line of progress. */
    String title() {
        return name.isEmpty() ? "theta0 and theta1" : from.id() + " and " + name;
    }
}
