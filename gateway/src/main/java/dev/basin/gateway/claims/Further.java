package dev.basin.gateway.claims;

import dev.basin.common.v1.Evaluation;
import dev.basin.common.v1.Measure;
import dev.basin.landscape.v1.Landscape;
import java.util.Optional;

/** O1, robustness to overfitting: what far longer training does to a model that was trained already (Figure 4 of the paper). */
final class Further {
    /** How much above E(1, 0) still counts as the optimum that training had found. */
    private static final double SAME_OPTIMUM = 0.02;

    private Further() {}

    /** Held-out accuracy where training went on to. */
    static Optional<Measure> accuracy(Findings findings) {
        return findings.further().flatMap(RunMeasures::accuracy);
    }

    /** Held-out accuracy where it went on from. */
    static Optional<Measure> accuracyBefore(Findings findings) {
        return findings.further().flatMap(_ -> RunMeasures.accuracy(findings.run()));
    }

    /** Held-out error where training went on to, under the head that the surface is drawn with. */
    static Optional<Measure> error(Findings findings) {
        return findings.furtherPath()
                .map(path -> path.getResult()
                        .getTrajectory(path.getResult().getTrajectoryCount() - 1)
                        .getWithFinalHead())
                .map(end -> error("further_error", end, 0, "O1: E at the end of further training, the surface's head"));
    }

    /** The held-out error up to which the optimum reaches: E(1, 0) + 0.02. */
    static Optional<Measure> errorOfOptimum(Findings findings) {
        return findings.furtherPath()
                .map(Further::end)
                .map(end -> error("optimum_error", end, SAME_OPTIMUM, "O1: E(1, 0) + " + SAME_OPTIMUM));
    }

    private static Evaluation end(Landscape path) {
        return path.getResult().getSanityList().stream()
                .filter(row -> row.getPoint().equals("end"))
                .findFirst()
                .orElseThrow()
                .getAtCheckpoint();
    }

    private static Measure error(String id, Evaluation evaluation, double margin, String reference) {
        double error = evaluation.getDevError();
        return Measure.newBuilder()
                .setId(id)
                .setValue(error + margin)
                .setStandardError(Math.sqrt(error * (1 - error) / evaluation.getDevExamples()))
                .setUnit("share of dev examples")
                .setReference(reference)
                .build();
    }
}
