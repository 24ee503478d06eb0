package dev.basin.gateway.claims;

import dev.basin.common.v1.Measure;
import dev.basin.gateway.v1.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the comparisons behind one claim. A measure that one side lacks gives no row. */
final class EvidenceTable {
    private final String firstLabel;
    private final String secondLabel;
    private final List<Evidence> rows = new ArrayList<>();

    EvidenceTable(String firstLabel, String secondLabel) {
        this.firstLabel = firstLabel;
        this.secondLabel = secondLabel;
    }

    EvidenceTable row(String title, Optional<Measure> first, Comparison expected, Optional<Measure> second) {
        return row(title, firstLabel, first, expected, secondLabel, second);
    }

    EvidenceTable row(
            String title,
            String firstLabel,
            Optional<Measure> first,
            Comparison expected,
            String secondLabel,
            Optional<Measure> second) {
        if (first.isPresent() && second.isPresent()) {
            Evidence.Builder evidence = Evidence.newBuilder()
                    .setTitle(title)
                    .setFirst(first.get())
                    .setSecond(second.get())
                    .setFirstLabel(firstLabel)
                    .setSecondLabel(secondLabel)
                    .setExpected(expected.word())
                    .setUntold(expected.untold(first.get(), second.get()));
            expected.holds(first.get(), second.get()).ifPresent(evidence::setHolds);
            rows.add(evidence.build());
        }
        return this;
    }

    List<Evidence> rows() {
        return List.copyOf(rows);
    }
}
