package dev.basin.gateway.claims;

import dev.basin.gateway.v1.Claim;
import dev.basin.gateway.v1.Evidence;
import dev.basin.gateway.v1.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns evidence into a verdict. Nothing is judged unless every model that the claim is about learned. */
final class Judge {
    private static final String DELTA1 = "/delta1";
    private static final String ABSOLUTE = "/absolute";
    private static final String THETA1 = "/theta1";

    private Judge() {}

    /** @param about the models that the evidence compares, or whose parts it compares */
    static Claim claim(int number, String statement, List<Evidence> evidence, Learner... about) {
        Claim.Builder claim =
                Claim.newBuilder().setNumber(number).setStatement(statement).addAllEvidence(evidence);
        String lacks = Stream.of(about).flatMap(model -> model.lacks().stream()).collect(Collectors.joining("; "));
        if (!lacks.isEmpty()) {
            return notJudged(claim, lacks);
        }
        Tally tally = Tally.of(evidence);
        if (tally.told() == 0) {
            return notJudged(claim, tally.text());
        }
        List<String> byLengthAlone = byLengthOfDelta1Alone(evidence);
        if (byLengthAlone.isEmpty()) {
            return claim.setVerdict(tally.verdict()).setReason(tally.text()).build();
        }
        boolean supported = tally.verdict() == Verdict.VERDICT_SUPPORTED;
        return claim.setVerdict(supported ? Verdict.VERDICT_MIXED : tally.verdict())
                .setReason(
                        "%s; %s could come from the length of delta1 alone: not so in absolute units or relative to theta1"
                                .formatted(tally.text(), String.join(", ", byLengthAlone)))
                .build();
    }

    /** Titles of the rows that hold in units of ‖delta1‖ while their like in another unit does not, or is not there. */
    private static List<String> byLengthOfDelta1Alone(List<Evidence> evidence) {
        Map<String, Boolean> holds = evidence.stream()
                .collect(Collectors.toMap(row -> row.getFirst().getId(), Evidence::getHolds, Boolean::logicalAnd));
        return evidence.stream()
                .filter(row -> row.getHolds() && row.getFirst().getId().endsWith(DELTA1))
                .filter(row -> !holdsElsewhere(row.getFirst().getId(), holds))
                .map(Evidence::getTitle)
                .toList();
    }

    /** In absolute units, which every length has, and relative to ‖theta1‖ where that is given. */
    private static boolean holdsElsewhere(String id, Map<String, Boolean> holds) {
        String quantity = id.substring(0, id.length() - DELTA1.length());
        return holds.getOrDefault(quantity + ABSOLUTE, false) && holds.getOrDefault(quantity + THETA1, true);
    }

    private static Claim notJudged(Claim.Builder claim, String reason) {
        return claim.setVerdict(Verdict.VERDICT_NOT_JUDGED).setReason(reason).build();
    }
}
