package dev.basin.gateway.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.basin.analysis.v1.Analysis;
import dev.basin.analysis.v1.AnalysisResult;
import dev.basin.analysis.v1.LayerRow;
import dev.basin.common.v1.Evaluation;
import dev.basin.common.v1.Measure;
import dev.basin.finetune.v1.Learning;
import dev.basin.finetune.v1.Run;
import dev.basin.finetune.v1.RunResult;
import dev.basin.gateway.v1.Claim;
import dev.basin.gateway.v1.Evidence;
import dev.basin.gateway.v1.Verdict;
import dev.basin.landscape.v1.Landscape;
import dev.basin.landscape.v1.LandscapeResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimsTest {
    private static final Map<String, Double> WIDE = Map.of("width@0.25/delta1", 3.0, "width@0.25/absolute", 12.0);
    private static final Map<String, Double> NARROW = Map.of("width@0.25/delta1", 1.0, "width@0.25/absolute", 6.0);

    @Test
    void supportsAClaimThatAllEvidencePointsTo() {
        Claim claim = first(learned(WIDE), learned(NARROW));
        assertThat(claim.getVerdict()).isEqualTo(Verdict.VERDICT_SUPPORTED);
        assertThat(measured(claim)).hasSize(2).allSatisfy(row -> {
            assertThat(row.getHolds()).isTrue();
            assertThat(row.getExpected()).isEqualTo("greater");
        });
    }

    @Test
    void doesNotSupportItTheOtherWayRound() {
        assertThat(first(learned(NARROW), learned(WIDE)).getVerdict()).isEqualTo(Verdict.VERDICT_NOT_SUPPORTED);
    }

    @Test
    void wideOnlyInUnitsOfAShortDelta1IsMixed() {
        Map<String, Double> wideForItsDelta1 = Map.of("width@0.25/delta1", 3.0, "width@0.25/absolute", 3.0);
        assertThat(first(learned(wideForItsDelta1), learned(NARROW)).getVerdict())
                .isEqualTo(Verdict.VERDICT_MIXED);
        Map<String, Double> noAbsolute = Map.of("width@0.25/delta1", 3.0);
        Claim claim = first(learned(noAbsolute), learned(NARROW));
        assertThat(claim.getVerdict()).isEqualTo(Verdict.VERDICT_MIXED);
        assertThat(claim.getReason()).contains("could come from the length of delta1 alone");
    }

    @Test
    void wideInAbsoluteUnitsButNotForItsTheta1IsMixed() {
        Map<String, Double> narrowForItsTheta1 =
                Map.of("width@0.25/delta1", 3.0, "width@0.25/absolute", 30.0, "width@0.25/theta1", 0.1);
        Map<String, Double> other =
                Map.of("width@0.25/delta1", 1.0, "width@0.25/absolute", 10.0, "width@0.25/theta1", 0.2);
        Claim claim = first(learned(narrowForItsTheta1), learned(other));
        assertThat(claim.getVerdict()).isEqualTo(Verdict.VERDICT_MIXED);
        assertThat(claim.getReason()).contains("W2 width along delta1 could come from the length of delta1 alone");
    }

    @Test
    void repetitionsGiveTheirMeanAndTheErrorOfTheirSpread() {
        Repeated wide = new Repeated(List.of(
                learned(Map.of("width@0.25/absolute", 4.0)),
                learned(Map.of("width@0.25/absolute", 5.0)),
                learned(Map.of("width@0.25/absolute", 6.0))));
        Repeated narrow = new Repeated(List.of(
                learned(Map.of("width@0.25/absolute", 1.0)),
                learned(Map.of("width@0.25/absolute", 2.0)),
                learned(Map.of("width@0.25/absolute", 9.0))));
        Evidence row = row(Claims.judge(wide, narrow).getFirst());
        assertThat(row.getFirst().getValue()).isEqualTo(5);
        assertThat(row.getFirst().getStandardError()).isEqualTo(1 / Math.sqrt(3), within(1e-15));
        assertThat(row.getFirst().getCaveat()).isEqualTo("mean of 3 repetitions");
        assertThat(row.hasHolds()).as("5 against 4 ± 2.5").isFalse();
    }

    @Test
    void oneRepetitionThatLearnedNothingLeavesOpenWhatIsSaidOfItsModel() {
        List<Claim> claims = Claims.judge(
                new Repeated(List.of(learned(WIDE), learned(WIDE))),
                new Repeated(List.of(learned(NARROW), untrained(0.7, 0.6))));
        assertThat(claims.subList(0, 2))
                .allSatisfy(claim -> assertThat(claim.getReason())
                        .startsWith("the model from scratch has not learned in repetition 2 of 2: "));
    }

    @Test
    void aNegativeEigenvalueBendsByItsMagnitude() {
        Findings gentle = learned(Map.of("hessian_eigenvalue@1", 200.0));
        Findings saddle = learned(Map.of("hessian_eigenvalue@1", -1100.0));
        Evidence row = row(judge(gentle, saddle).get(1));
        assertThat(row.getSecond().getValue()).isEqualTo(1100);
        assertThat(row.getHolds()).isTrue();
    }

    @Test
    void furtherTrainingMustNotBeSeenToHarm() {
        Measure before = measure("accuracy", 0.90).setStandardError(0.015).build();
        assertThat(Comparison.NOT_LESS.holds(
                        measure("accuracy", 0.89).setStandardError(0.015).build(), before))
                .contains(true);
        assertThat(Comparison.NOT_LESS.holds(
                        measure("accuracy", 0.80).setStandardError(0.015).build(), before))
                .contains(false);
        assertThat(Comparison.NOT_GREATER.holds(
                        measure("error", 0.3).build(), measure("error", 0.2).build()))
                .contains(false);
        assertThat(Comparison.NOT_LESS.holds(measure("accuracy", Double.NaN).build(), before))
                .isEmpty();
    }

    @Test
    void saysWhatAModelLacksThatHasNotLearned() {
        List<Claim> claims = judge(learned(WIDE), untrained(0.6934, 0.56));
        assertThat(claims.subList(0, 2)).allSatisfy(claim -> {
            assertThat(claim.getVerdict()).isEqualTo(Verdict.VERDICT_NOT_JUDGED);
            assertThat(claim.getReason())
                    .isEqualTo(
                            "the model from scratch has not learned: its training loss went from 0.693 to 0.560, but has to"
                                    + " fall below 0.347 (half of its start) or come to rest (less than 2 % of change over the last"
                                    + " three evaluations); try more epochs (--scratch-epochs) or a larger learning rate"
                                    + " (scratch_training.learning_rate)");
        });
        assertThat(first(untrained(0.7, Double.NaN), untrained(0.7, 0.6)).getReason())
                .contains("the pre-trained model has not learned", "to NaN", "(--epochs) or another learning rate")
                .contains("the model from scratch has not learned");
    }

    @Test
    void judgesLayersByTheModelThatTheyAreOf() {
        List<LayerRow> rows =
                List.of(rolledBack("low", 0.90, 0.2), rolledBack("middle", 0.75, 0.6), rolledBack("high", 0.5, 2));
        Findings layered = findings(WIDE, Learning.LEARNING_FELL, rows);
        assertThat(judge(layered, untrained(0.7, 0.6)).get(2).getVerdict()).isEqualTo(Verdict.VERDICT_SUPPORTED);
        assertThat(judge(untrained(0.7, 0.6), learned(NARROW)).get(2).getVerdict())
                .isEqualTo(Verdict.VERDICT_NOT_JUDGED);
    }

    @Test
    void countsWhatHoldsWhatDoesNotAndWhatCannotBeTold() {
        assertThat(new Tally(14, 8, 2).text()).isEqualTo("8 of 14 hold, 2 do not, 4 cannot be told");
        assertThat(new Tally(4, 1, 1).text()).isEqualTo("1 of 4 holds, 1 does not, 2 cannot be told");
        assertThat(new Tally(2, 2, 0).text()).isEqualTo("2 of 2 hold");
        assertThat(first(learned(WIDE), learned(NARROW)).getReason()).isEqualTo("2 of 3 hold, 1 cannot be told");
    }

    @Test
    void saysWhyAComparisonCannotBeTold() {
        Measure five = measure("width", 5).build();
        Measure bound = measure("width", 3)
                .setCaveat("mean of 2 repetitions; the interval reaches the end of the range: a lower bound")
                .build();
        assertThat(Comparison.GREATER.untold(five, bound))
                .isEqualTo("the interval reaches the end of the range: a lower bound");
        assertThat(Comparison.LESS.untold(
                        five, measure("width", 4).setStandardError(1).build()))
                .isEqualTo("the difference is within 2 standard errors");
        assertThat(Comparison.NOT_LESS.untold(five, measure("width", Double.NaN).build()))
                .isEqualTo("not a number");
        Measure never = measure("epochs", Double.POSITIVE_INFINITY)
                .setCaveat("not reached in 3.0 epochs")
                .build();
        assertThat(Comparison.LESS.untold(never, never)).isEqualTo("equal; not reached in 3.0 epochs");
        assertThat(Comparison.GREATER.untold(five, measure("width", 4).build())).isEmpty();
    }

    @Test
    void keepsNumbersThatAreNotFinite() {
        Findings never = learned(Map.of("epochs_to_loss@0.1", Double.POSITIVE_INFINITY));
        Findings soon = learned(Map.of("epochs_to_loss@0.1", 2.0));
        assertThat(row(first(soon, never)).getHolds()).isTrue();
        assertThat(row(first(never, never)).hasHolds()).isFalse();
        assertThat(row(first(soon, learned(Map.of("epochs_to_loss@0.1", Double.NaN))))
                        .hasHolds())
                .isFalse();
    }

    @Test
    void aLowerBoundDoesNotLoseAComparison() {
        Measure bound = measure("width@0.25/delta1", 5)
                .setCaveat("the interval reaches the end of the range: a lower bound")
                .build();
        Measure exact = measure("width@0.25/delta1", 3).build();
        assertThat(Comparison.GREATER.holds(bound, exact)).contains(true);
        assertThat(Comparison.GREATER.holds(bound, measure("width", 6).build())).isEmpty();
    }

    @Test
    void aDifferenceWithinTwoStandardErrorsIsNotTold() {
        Measure low = measure("accuracy", 0.80).setStandardError(0.03).build();
        Measure near = measure("accuracy", 0.84).setStandardError(0.03).build();
        Measure far = measure("accuracy", 0.90).setStandardError(0.03).build();
        assertThat(Comparison.GREATER.holds(near, low)).isEmpty();
        assertThat(Comparison.GREATER.holds(far, low)).contains(true);
        assertThat(Comparison.LESS.holds(far, low)).contains(false);
    }

    @Test
    void ordersLayersByWhatSettingThemBackCosts() {
        List<LayerRow> rows =
                List.of(rolledBack("low", 0.90, 0.2), rolledBack("middle", 0.75, 0.6), rolledBack("high", 0.5, 2));
        Claim claim = judge(findings(WIDE, Learning.LEARNING_FELL, rows), learned(NARROW))
                .get(2);
        assertThat(claim.getVerdict()).isEqualTo(Verdict.VERDICT_SUPPORTED);
        assertThat(claim.getEvidenceList()).hasSize(4);
        assertThat(claim.getEvidence(0).getFirstLabel()).isEqualTo("low layers");
    }

    @Test
    void comparesAccuracyWithItsStandardError() {
        Claim claim = judge(learned(Map.of(), 0.9), learned(Map.of(), 0.6)).get(1);
        assertThat(claim.getVerdict()).isEqualTo(Verdict.VERDICT_SUPPORTED);
        // sqrt(0.9 * 0.1 / 400)
        assertThat(row(claim).getFirst().getStandardError()).isEqualTo(0.015);
    }

    private static List<Claim> judge(Findings pretrained, Findings scratch) {
        return Claims.judge(new Repeated(List.of(pretrained)), new Repeated(List.of(scratch)));
    }

    private static Claim first(Findings pretrained, Findings scratch) {
        return judge(pretrained, scratch).getFirst();
    }

    private static Evidence row(Claim claim) {
        assertThat(measured(claim)).hasSize(1);
        return measured(claim).getFirst();
    }

    /** Without the row that every pair of runs gives, which is 0 against 0 here. */
    private static List<Evidence> measured(Claim claim) {
        return claim.getEvidenceList().stream()
                .filter(row -> !row.getFirst().getId().equals("training_loss/end"))
                .toList();
    }

    private static Findings learned(Map<String, Double> measures) {
        return findings(measures, Learning.LEARNING_FELL, List.of());
    }

    private static Findings learned(Map<String, Double> measures, double accuracy) {
        Findings findings = learned(measures);
        RunResult.Builder result = findings.run().getResult().toBuilder()
                .putDevMetrics("accuracy", accuracy)
                .setDevExamples(400);
        return new Findings(
                findings.run().toBuilder().setResult(result).build(),
                findings.curve(),
                findings.surface(),
                findings.rollback());
    }

    private static Findings untrained(double firstLoss, double lastLoss) {
        Findings findings = findings(WIDE, Learning.LEARNING_UNTRAINED, List.of());
        RunResult.Builder result = findings.run().getResult().toBuilder()
                .setFirstTrainLoss(firstLoss)
                .setLastTrainLoss(lastLoss);
        return new Findings(
                findings.run().toBuilder().setResult(result).build(),
                findings.curve(),
                findings.surface(),
                findings.rollback());
    }

    private static Findings findings(Map<String, Double> measures, Learning learning, List<LayerRow> rows) {
        LandscapeResult.Builder result = LandscapeResult.newBuilder();
        measures.forEach((id, value) -> result.addMeasures(measure(id, value)));
        return new Findings(
                Run.newBuilder()
                        .setResult(RunResult.newBuilder().setLearning(learning))
                        .build(),
                Landscape.newBuilder().setResult(result).build(),
                Landscape.getDefaultInstance(),
                Analysis.newBuilder()
                        .setResult(AnalysisResult.newBuilder().addAllRows(rows))
                        .build());
    }

    private static Measure.Builder measure(String id, double value) {
        return Measure.newBuilder().setId(id).setValue(value);
    }

    private static LayerRow rolledBack(String group, double accuracy, double loss) {
        return LayerRow.newBuilder()
                .setGroup(group)
                .setEvaluation(Evaluation.newBuilder()
                        .putDevMetrics("accuracy", accuracy)
                        .setDevExamples(400)
                        .setTrainLoss(loss)
                        .setTrainLossStandardError(0.01))
                .build();
    }
}
