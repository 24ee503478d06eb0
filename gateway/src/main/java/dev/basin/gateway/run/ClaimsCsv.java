package dev.basin.gateway.run;

import dev.basin.common.v1.Measure;
import dev.basin.gateway.v1.Claim;
import dev.basin.gateway.v1.Evidence;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The claims as a table, one row for each piece of evidence. */
final class ClaimsCsv {
    private static final List<Object> HEADER = List.of(
            "claim",
            "verdict",
            "evidence",
            "measure",
            "unit",
            "expected",
            "first",
            "first_value",
            "first_standard_error",
            "second",
            "second_value",
            "second_standard_error",
            "holds");

    private ClaimsCsv() {}

    static String of(List<Claim> claims) {
        Stream<List<Object>> rows = claims.stream()
                .flatMap(claim -> claim.getEvidenceList().stream().map(row -> cells(claim, row)));
        return Stream.concat(Stream.of(HEADER), rows).map(ClaimsCsv::line).collect(Collectors.joining());
    }

    private static List<Object> cells(Claim claim, Evidence row) {
        return List.of(
                claim.getNumber(),
                claim.getVerdict().name().replace("VERDICT_", ""),
                row.getTitle(),
                row.getFirst().getId(),
                row.getFirst().getUnit(),
                row.getExpected(),
                row.getFirstLabel(),
                row.getFirst().getValue(),
                standardError(row.getFirst()),
                row.getSecondLabel(),
                row.getSecond().getValue(),
                standardError(row.getSecond()),
                row.hasHolds() ? row.getHolds() : "");
    }

    private static Object standardError(Measure measure) {
        return measure.hasStandardError() ? measure.getStandardError() : "";
    }

    private static String line(List<Object> cells) {
        return cells.stream().map(ClaimsCsv::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** As RFC 4180 has it. */
    private static String quoted(Object cell) {
        String text = cell.toString();
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
