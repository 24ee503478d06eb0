package dev.basin.gateway.claims;

import dev.basin.gateway.v1.Claim;
import dev.basin.gateway.v1.Evidence;
import dev.basin.gateway.v1.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Turns evidence into a verdict. Nothing is judged unless both starts really learned: the ground around a point that training never
 * came to rest at says nothing about where training leads.
 */
record Judge(Repeated pretrained, Repeated scratch) {
    private static final String DELTA1 = "/delta1";
    private static final String ABSOLUTE = "/absolute";
    private static final String THETA1 = "/theta1";

    Claim claim(int number, String statement, List<Evidence> evidence) {
        Claim.Builder claim =
                Claim.newBuilder().setNumber(number).setStatement(statement).addAllEvidence(evidence);
        if (!scratch.learned()) {
            return notJudged(claim, "scratch untrained");
        }
        if (!pretrained.learned()) {
            return notJudged(claim, "pre-trained untrained");
        }
        long told = evidence.stream().filter(Evidence::hasHolds).count();
        if (told == 0) {
            return notJudged(claim, "none of the differences can be told from chance");
        }
        long holding = evidence.stream().filter(Evidence::getHolds).count();
        Verdict verdict = verdict(holding, told);
        String reason = reason(holding, told, evidence.size());
        List<String> byLengthAlone = byLengthOfDelta1Alone(evidence);
        if (byLengthAlone.isEmpty()) {
            return claim.setVerdict(verdict).setReason(reason).build();
        }
        return claim.setVerdict(verdict == Verdict.VERDICT_SUPPORTED ? Verdict.VERDICT_MIXED : verdict)
                .setReason(
                        "%s; %s could come from the length of delta1 alone: not so in absolute units or relative to theta1"
                                .formatted(reason, String.join(", ", byLengthAlone)))
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

    private static Verdict verdict(long holding, long told) {
        if (holding == told) {
            return Verdict.VERDICT_SUPPORTED;
        }
        return holding == 0 ? Verdict.VERDICT_NOT_SUPPORTED : Verdict.VERDICT_MIXED;
    }

    private static String reason(long holding, long told, int all) {
        String count = "%d of %d comparisons point the claimed way".formatted(holding, told);
        return told == all ? count : count + ", %d cannot be told".formatted(all - told);
    }

    private static Claim notJudged(Claim.Builder claim, String reason) {
        return claim.setVerdict(Verdict.VERDICT_NOT_JUDGED).setReason(reason).build();
    }
}
