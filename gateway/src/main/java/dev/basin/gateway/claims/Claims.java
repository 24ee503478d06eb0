package dev.basin.gateway.claims;

import static dev.basin.gateway.claims.Comparison.GREATER;
import static dev.basin.gateway.claims.Comparison.LESS;
import static dev.basin.gateway.claims.Comparison.NOT_GREATER;
import static dev.basin.gateway.claims.Comparison.NOT_LESS;

import dev.basin.common.v1.Measure;
import dev.basin.gateway.v1.Claim;
import dev.basin.gateway.v1.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The three claims of the abstract of Hao et al. (2019), as differences that can be measured.
 *
 * <p>Widths count in units of ‖delta1‖, of the L2 norm and of ‖theta1‖: the first alone can make the optimum after pre-training look
 * wide, because its delta1 is short. W1 to S2, G1, R1 and R4 are numbers of the measures that the landscape and analysis services
 * define.
 */
public final class Claims {
    private static final String PRETRAINED = "pre-trained";
    private static final String SCRATCH = "scratch";

    private Claims() {}

    public static List<Claim> judge(Repeated pretrained, Repeated scratch) {
        Learner fineTuned = Learner.pretrained(pretrained);
        Learner fromScratch = Learner.scratch(scratch);
        return List.of(
                Judge.claim(
                        1,
                        "Pre-training gives a good initial point: wider optima and easier optimization than training from"
                                + " scratch.",
                        goodStart(pretrained, scratch),
                        fineTuned,
                        fromScratch),
                Judge.claim(
                        2,
                        "Fine-tuning from pre-trained weights generalizes better: its optima are flat, and training loss and"
                                + " held-out error agree on where they lie.",
                        generalization(pretrained, scratch),
                        fineTuned,
                        fromScratch),
                Judge.claim(
                        3,
                        "The lower layers are more invariant and transferable: setting them back costs less than setting back"
                                + " higher ones.",
                        layers(pretrained),
                        fineTuned));
    }

    private static List<Evidence> goodStart(Repeated pretrained, Repeated scratch) {
        List<Evidence> rows = new ArrayList<>(new Sides(pretrained, scratch)
                .row("W1 basin area", "basin_area@0.25/delta1", GREATER)
                .row("W1 basin area, absolute", "basin_area@0.25/absolute", GREATER)
                .row("W1 basin area, relative to theta1", "basin_area@0.25/theta1", GREATER)
                .row("W2 width along delta1", "width@0.25/delta1", GREATER)
                .row("W2 width along delta1, absolute", "width@0.25/absolute", GREATER)
                .row("W2 width along delta1, relative to theta1", "width@0.25/theta1", GREATER)
                .row("W3 mean rise at radius 0.5", "mean_rise@0.5", LESS)
                .row("W4 mean rise along random directions", findings -> findings.randomMeasure("mean_rise@0.5"), LESS)
                .row("E1 largest bump on the straight way", "largest_bump", LESS)
                .row("E2 epochs to a training loss of 0.1", "epochs_to_loss@0.1", LESS)
                .row("E2 training loss at the end", findings -> RunMeasures.lastLoss(findings.run()), LESS)
                .row("E3 straightness of the first step kept", "straightness/first", GREATER)
                .row("E3 straightness, mean", "straightness/mean", GREATER)
                .row("E4 largest distance from the straight way", "path_deviation/delta1", LESS)
                .row("E4 largest distance from the straight way, absolute", "path_deviation/absolute", LESS)
                .rows());
        rows.addAll(overfitting(pretrained));
        return rows;
    }

    private static List<Evidence> overfitting(Repeated pretrained) {
        return new EvidenceTable("after further training", "before")
                .row(
                        "O1 held-out accuracy",
                        pretrained.measure(Further::accuracy),
                        NOT_LESS,
                        pretrained.measure(Further::accuracyBefore))
                .row(
                        "O1 held-out error, against that of the optimum + 0.02",
                        pretrained.measure(Further::error),
                        NOT_GREATER,
                        pretrained.measure(Further::errorOfOptimum))
                .rows();
    }

    private static List<Evidence> generalization(Repeated pretrained, Repeated scratch) {
        return new Sides(pretrained, scratch)
                .row("F1 curvature along delta1", "second_difference@0.25/delta1", LESS)
                .row("F1 curvature along delta1, absolute", "second_difference@0.25/absolute", LESS)
                .row("F2 SAM sharpness at radius 0.05", "sam_sharpness@0.05/absolute", LESS)
                .row("F2 SAM sharpness at a thousandth of theta1", "sam_sharpness@0.001/theta1", LESS)
                .row(
                        "F3 largest eigenvalue of the Hessian, its magnitude",
                        findings -> findings.measure("hessian_eigenvalue@1").map(Claims::magnitude),
                        LESS)
                .row("F3 trace of the Hessian", "hessian_trace", LESS)
                .row("S1 rank correlation of loss and error", "loss_error_spearman", GREATER)
                .row("S2 overlap of the lowest tenth of loss and error", "loss_error_overlap@0.1", GREATER)
                .row("G1 held-out accuracy", findings -> RunMeasures.accuracy(findings.run()), GREATER)
                .rows();
    }

    /** At a point that training left before its end the largest may be negative, and is no less of a bend for that. */
    private static Measure magnitude(Measure eigenvalue) {
        return eigenvalue.toBuilder().setValue(Math.abs(eigenvalue.getValue())).build();
    }

    private static List<Evidence> layers(Repeated pretrained) {
        EvidenceTable table = new EvidenceTable("low layers", "high layers");
        ordered(
                table,
                "R1 accuracy after rolling back",
                group -> pretrained.measure(one -> RunMeasures.rollbackAccuracy(one.rollback(), group)),
                GREATER);
        ordered(
                table,
                "R4 training loss after rolling back",
                group -> pretrained.measure(one -> RunMeasures.rollbackLoss(one.rollback(), group)),
                LESS);
        ordered(
                table,
                "R5 width along delta1 on the group",
                group -> pretrained.measure(one -> one.layerSurfaceMeasure(group, "width@0.25/absolute")),
                GREATER);
        table.row(
                "R7 accuracy after rolling back, against as many random layers",
                "low layers",
                pretrained.measure(one -> RunMeasures.rollbackAccuracy(one.rollback(), "low")),
                GREATER,
                "random layers",
                pretrained.measure(one -> one.rollbackMeasure("low", "control/random_layers/dev_accuracy")));
        return table.rows();
    }

    private static void ordered(
            EvidenceTable table, String title, Function<String, Optional<Measure>> measure, Comparison expected) {
        Optional<Measure> low = measure.apply("low");
        Optional<Measure> middle = measure.apply("middle");
        Optional<Measure> high = measure.apply("high");
        table.row(title, "low layers", low, expected, "middle layers", middle)
                .row(title, "middle layers", middle, expected, "high layers", high);
    }

    /** Comparisons of the two starts. */
    private record Sides(Repeated pretrained, Repeated scratch, EvidenceTable table) {
        Sides(Repeated pretrained, Repeated scratch) {
            this(pretrained, scratch, new EvidenceTable(PRETRAINED, SCRATCH));
        }

        Sides row(String title, String id, Comparison expected) {
            return row(title, findings -> findings.measure(id), expected);
        }

        Sides row(String title, Function<Findings, Optional<Measure>> measure, Comparison expected) {
            table.row(title, pretrained.measure(measure), expected, scratch.measure(measure));
            return this;
        }

        List<Evidence> rows() {
            return table.rows();
        }
    }
}
