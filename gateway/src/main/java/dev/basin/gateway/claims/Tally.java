package dev.basin.gateway.claims;

import dev.basin.gateway.v1.Evidence;
import dev.basin.gateway.v1.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * The comparisons behind a claim, counted.
 *
 * @param all every one
 * @param holding those that hold
 * @param against those that do not; the rest cannot be told
 */
record Tally(long all, long holding, long against) {
    static Tally of(List<Evidence> evidence) {
        long told = evidence.stream().filter(Evidence::hasHolds).count();
        long holding = evidence.stream().filter(Evidence::getHolds).count();
        return new Tally(evidence.size(), holding, told - holding);
    }

    long told() {
        return holding + against;
    }

    /** What the comparisons that can be told say; there is at least one. */
    Verdict verdict() {
        if (against == 0) {
            return Verdict.VERDICT_SUPPORTED;
        }
        return holding == 0 ? Verdict.VERDICT_NOT_SUPPORTED : Verdict.VERDICT_MIXED;
    }

    /** For example "8 of 14 hold, 2 do not, 4 cannot be told". */
    String text() {
        List<String> parts = new ArrayList<>();
        parts.add("%d of %d %s".formatted(holding, all, holding == 1 ? "holds" : "hold"));
        if (against > 0) {
            parts.add("%d %s not".formatted(against, against == 1 ? "does" : "do"));
        }
        if (told() < all) {
            parts.add("%d cannot be told".formatted(all - told()));
        }
        return String.join(", ", parts);
    }
}
