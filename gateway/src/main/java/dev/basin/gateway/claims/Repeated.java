package dev.basin.gateway.claims;

import dev.basin.common.v1.Measure;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was found out about one start, in one repetition or several.
 *
 * @param repetitions at least one
 */
public record Repeated(List<Findings> repetitions) {
    public Repeated {
        repetitions = List.copyOf(repetitions);
        if (repetitions.isEmpty()) {
            throw new IllegalArgumentException("findings of no repetition; at least 1 is needed");
        }
    }

    /** Mean over the repetitions; empty unless each of them has the measure. */
    Optional<Measure> measure(Function<Findings, Optional<Measure>> measure) {
        List<Measure> all =
                repetitions.stream().flatMap(one -> measure.apply(one).stream()).toList();
        return all.size() == repetitions.size() ? Optional.of(Spread.mean(all)) : Optional.empty();
    }
}
