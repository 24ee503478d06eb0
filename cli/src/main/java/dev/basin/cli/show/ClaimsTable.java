package dev.basin.cli.show;

import dev.basin.common.v1.Measure;
import dev.basin.gateway.v1.Claim;
import dev.basin.gateway.v1.Evidence;
import dev.basin.gateway.v1.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The three claims of the paper with an experiment's own numbers. */
final class ClaimsTable {
    private static final String LEGEND =
            "The paper's three claims in this run's numbers. 'Claimed' is how the paper expects the first"
                    + " number to stand to the second: it holds (%s), it does not (%s), it cannot be told (%s)."
                    + " docs/reading-claims.md says what each row measures and how verdicts are reached.";
    private static final String UNDER_TITLES = " ".repeat(9);

    private final Glyphs glyphs;
    private final int columns;

    ClaimsTable(Terminal terminal) {
        this.glyphs = terminal.glyphs();
        this.columns = terminal.columns();
    }

    List<String> lines(List<Claim> claims) {
        List<String> lines = new ArrayList<>();
        if (!claims.isEmpty()) {
            lines.add("");
            lines.addAll(Wrapped.lines(legend(), "", columns));
        }
        for (Claim claim : claims) {
            lines.add("");
            lines.addAll(Wrapped.lines("Claim %d: %s".formatted(claim.getNumber(), claim.getStatement()), "", columns));
            lines.addAll(Wrapped.lines(verdict(claim), "  ", columns));
            lines.addAll(evidence(claim.getEvidenceList()));
        }
        return lines;
    }

    private String legend() {
        return LEGEND.formatted(glyphs.done(), glyphs.failed(), glyphs.waiting());
    }

    private static String verdict(Claim claim) {
        String word = switch (claim.getVerdict()) {
            case VERDICT_SUPPORTED -> "SUPPORTED by this run";
            case VERDICT_MIXED -> "MIXED in this run";
            case VERDICT_NOT_SUPPORTED -> "NOT SUPPORTED by this run";
            case VERDICT_NOT_JUDGED -> "NOT JUDGED";
            case VERDICT_UNSPECIFIED, UNRECOGNIZED -> "UNKNOWN";
        };
        boolean plain = claim.getReason().isEmpty();
        return plain
                ? word
                : word + (claim.getVerdict() == Verdict.VERDICT_NOT_JUDGED ? ": " : "; ") + claim.getReason();
    }

    /** Where all rows compare the same two, their names stand once, at the head. */
    private List<String> evidence(List<Evidence> evidence) {
        if (evidence.isEmpty()) {
            return List.of();
        }
        boolean alike = evidence.stream().map(ClaimsTable::compared).distinct().count() == 1;
        Evidence first = evidence.getFirst();
        TextTable table = new TextTable()
                .row("", "", "claimed", alike ? first.getFirstLabel() : "", alike ? first.getSecondLabel() : "");
        evidence.forEach(row -> table.row(
                holds(row),
                row.getTitle(),
                row.getExpected(),
                (alike ? "" : row.getFirstLabel() + " ") + value(row.getFirst()),
                (alike ? "" : row.getSecondLabel() + " ") + value(row.getSecond()),
                row.getFirst().getUnit()));
        return withObstacles(table.lines("    "), evidence);
    }

    /** Under each row that cannot be told, why. */
    private List<String> withObstacles(List<String> table, List<Evidence> evidence) {
        List<String> lines = new ArrayList<>(table.subList(0, 1));
        for (int row = 0; row < evidence.size(); row++) {
            lines.add(table.get(row + 1));
            String untold = evidence.get(row).getUntold();
            if (!untold.isEmpty()) {
                lines.addAll(Wrapped.lines("cannot be told: " + untold, UNDER_TITLES, columns));
            }
        }
        return lines;
    }

    private static List<String> compared(Evidence row) {
        return List.of(row.getFirstLabel(), row.getSecondLabel());
    }

    private String holds(Evidence row) {
        if (!row.hasHolds()) {
            return glyphs.waiting();
        }
        return row.getHolds() ? glyphs.done() : glyphs.failed();
    }

    private String value(Measure measure) {
        String value = ProgressText.number(measure.getValue());
        return measure.hasStandardError()
                ? String.format(
                        Locale.ROOT,
                        "%s %s %s",
                        value,
                        glyphs.plusMinus(),
                        ProgressText.number(measure.getStandardError()))
                : value;
    }
}
