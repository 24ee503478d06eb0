package dev.basin.gateway.claims;

import dev.basin.gateway.v1.Claim;
import dev.basin.gateway.v1.Evidence;
import dev.basin.gateway.v1.Verdict;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns evidence into a verdict. Nothing is judged unless both starts really learned: the ground around a point that training never
 * came to rest at says nothing about where training leads.
 */
record Judge(Findings pretrained, Findings scratch) {
    private static final String DELTA1 = "/delta1";
    private static final String ABSOLUTE = "/absolute";

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
        if (verdict == Verdict.VERDICT_SUPPORTED && !holdsInAbsoluteUnits(evidence)) {
            return claim.setVerdict(Verdict.VERDICT_MIXED)
                    .setReason(reason + "; lengths are not shown to differ in absolute units")
                    .build();
        }
        return claim.setVerdict(verdict).setReason(reason).build();
    }

    /** Whether each row in units of ‖delta1‖ that holds has its like in absolute units that holds too. */
    private static boolean holdsInAbsoluteUnits(List<Evidence> evidence) {
        Set<String> holding = evidence.stream()
                .filter(Evidence::getHolds)
                .map(row -> row.getFirst().getId())
                .collect(Collectors.toSet());
        return holding.stream()
                .filter(id -> id.endsWith(DELTA1))
                .allMatch(id -> holding.contains(id.substring(0, id.length() - DELTA1.length()) + ABSOLUTE));
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
