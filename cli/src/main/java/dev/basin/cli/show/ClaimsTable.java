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
        return "The paper's three claims in this run's numbers. The sign is the order that the paper claims: it holds (%s), it does"
                        .formatted(glyphs.done())
                + " not (%s), it cannot be told (%s).".formatted(glyphs.failed(), glyphs.waiting());
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

    private List<String> evidence(List<Evidence> evidence) {
        TextTable table = new TextTable();
        evidence.forEach(row -> table.row(
                holds(row),
                row.getTitle(),
                row.getFirstLabel() + " " + value(row.getFirst()),
                sign(row.getExpected()),
                row.getSecondLabel() + " " + value(row.getSecond()),
                row.getFirst().getUnit()));
        return table.lines("    ");
    }

    private String sign(String expected) {
        return switch (expected) {
            case "greater" -> ">";
            case "less" -> "<";
            case "not less" -> glyphs.notLess();
            case "not greater" -> glyphs.notGreater();
            default -> expected;
        };
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
