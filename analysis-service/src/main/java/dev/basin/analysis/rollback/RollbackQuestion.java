package dev.basin.analysis.rollback;

import dev.basin.analysis.question.AnalysisProvenance;
import dev.basin.analysis.question.LayerGroups;
import dev.basin.analysis.question.Question;
import dev.basin.analysis.v1.AnalysisResult;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.checkpoint.ModelDirectory;
import dev.basin.engine.landscape.Moving;
import dev.basin.engine.landscape.Objective;
import dev.basin.engine.layers.Rollback;
import dev.basin.engine.layers.RollbackRow;
import dev.basin.engine.layers.RollbackTable;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.jobs.JobContext;
import dev.basin.requests.Checkpoints;
import dev.basin.requests.EngineThread;
import dev.basin.requests.Objectives;
import dev.basin.serving.errors.Refusal;
import dev.basin.serving.errors.Violations;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is lost when layers go back to theta0: one group at a time, and what is left is evaluated. */
@Singleton
class RollbackQuestion implements Question {
    private final EngineThread engine;
    private final Checkpoints checkpoints;
    private final Objectives objectives;
    private final AnalysisProvenance provenance;

    RollbackQuestion(
            EngineThread engine, Checkpoints checkpoints, Objectives objectives, AnalysisProvenance provenance) {
        this.engine = engine;
        this.checkpoints = checkpoints;
        this.objectives = objectives;
        this.provenance = provenance;
    }

    @Override
    public AnalysisSpec.QuestionCase kind() {
        return AnalysisSpec.QuestionCase.ROLLBACK;
    }

    @Override
    public AnalysisSpec complete(AnalysisSpec spec, ModelDirectory theta1) {
        refuseLaterChoices(spec.getRollback());
        Violations violations = new Violations();
        LayerGroups.check("spec.rollback.groups", spec.getRollback().getGroupsList(), theta1, violations);
        violations.throwIfAny();
        return spec;
    }

    @Override
    public AnalysisResult answer(JobContext context, AnalysisSpec spec) {
        RollbackTable table = engine.call(() -> evaluate(context, spec));
        return RollbackMessages.result(table)
                .addAllArtifacts(RollbackMessages.write(context, table))
                .setProvenance(provenance.of(spec))
                .build();
    }

    /** In one go: a row takes as long as one point of a landscape, so that doing all again after a crash costs little. */
    private RollbackTable evaluate(JobContext context, AnalysisSpec spec) throws IOException {
        try (BertModel theta0 = checkpoints.load("spec.theta0", spec.getTheta0());
                BertModel theta1 = checkpoints.load("spec.theta1", spec.getTheta1());
                Objective objective = objectives.open(
                        "spec.objective", spec.getObjective(), spec.getTheta1(), spec.getNumericPath());
                Rollback rollback = new Rollback(theta0.encoder(), theta1.encoder(), theta1.head(), objective)) {
            List<LayerGroup> groups = groups(spec.getRollback(), theta1.config().layers());
            RollbackRow baseline = rollback.baseline();
            List<RollbackRow> rows = new ArrayList<>();
            for (LayerGroup group : groups) {
                context.throwIfStopped();
                rows.add(rollback.of(group));
                context.progress("rolling back", rows.size(), groups.size(), "groups");
            }
            return new RollbackTable(baseline, rows);
        }
    }

    /** Those named, or the thirds and all layers; the whole encoder in any case. */
    private static List<LayerGroup> groups(dev.basin.analysis.v1.Rollback rollback, int layers) {
        return rollback.getGroupsCount() == 0
                ? Rollback.groups(layers, Moving.WHOLE_ENCODER)
                : Stream.concat(LayerGroups.of(rollback.getGroupsList()).stream(), Stream.of(LayerGroup.wholeEncoder()))
                        .toList();
    }

    private static void refuseLaterChoices(dev.basin.analysis.v1.Rollback rollback) {
        if (rollback.getSingleLayers()) {
            throw Refusal.notImplemented("spec.rollback.single_layers", "true", "false");
        }
        if (rollback.getPrefixesAndSuffixes()) {
            throw Refusal.notImplemented("spec.rollback.prefixes_and_suffixes", "true", "false");
        }
        if (rollback.getControls() != 0) {
            throw Refusal.notImplemented("spec.rollback.controls", String.valueOf(rollback.getControls()), "0");
        }
    }
}
