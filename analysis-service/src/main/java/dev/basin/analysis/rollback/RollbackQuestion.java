package dev.basin.analysis.rollback;

import dev.basin.analysis.question.AnalysisProvenance;
import dev.basin.analysis.question.EngineSession;
import dev.basin.analysis.question.Pieces;
import dev.basin.analysis.question.Question;
import dev.basin.analysis.v1.AnalysisResult;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.analysis.v1.LayerRow;
import dev.basin.engine.bert.BertParameters;
import dev.basin.engine.checkpoint.ModelDirectory;
import dev.basin.engine.layers.Rollback;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.jobs.JobContext;
import dev.basin.requests.Checkpoints;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** What is lost when layers go back to theta0: one group at a time, and what is left is evaluated. */
@Singleton
class RollbackQuestion implements Question {
    private final RollbackRows rows;
    private final Checkpoints checkpoints;
    private final AnalysisProvenance provenance;

    RollbackQuestion(RollbackRows rows, Checkpoints checkpoints, AnalysisProvenance provenance) {
        this.rows = rows;
        this.checkpoints = checkpoints;
        this.provenance = provenance;
    }

    @Override
    public AnalysisSpec.QuestionCase kind() {
        return AnalysisSpec.QuestionCase.ROLLBACK;
    }

    @Override
    public AnalysisSpec complete(AnalysisSpec spec, ModelDirectory theta1) {
        return spec.toBuilder()
                .setRollback(RollbackSpecs.complete(spec.getRollback(), theta1))
                .build();
    }

    @Override
    public AnalysisResult answer(JobContext context, AnalysisSpec spec) {
        ModelDirectory theta1 = checkpoints.open("spec.theta1", spec.getTheta1());
        RollbackPlan plan = RollbackPlan.of(spec.getRollback(), BertParameters.encoder(theta1.config()));
        RollbackOutcome outcome = evaluate(context, spec, plan);
        return RollbackMessages.result(outcome)
                .addAllArtifacts(RollbackFiles.write(context, outcome))
                .setProvenance(provenance.of(spec).toBuilder().putSeeds("control_seed", plan.seed()))
                .build();
    }

    private RollbackOutcome evaluate(JobContext context, AnalysisSpec spec, RollbackPlan plan) {
        Pieces pieces = new Pieces(context, "rolling back", plan.models(), "models");
        try (EngineSession<Rollback> session = rows.open(spec)) {
            LayerRow baseline = rows.baseline(pieces, session);
            List<LayerRow> rolledBack = new ArrayList<>();
            for (LayerGroup group : plan.groups()) {
                rolledBack.add(rows.rolledBack(pieces, session, rolledBack.size(), group));
            }
            return new RollbackOutcome(plan, baseline, rolledBack, controls(plan, pieces, session));
        }
    }

    private static List<List<Control>> controls(RollbackPlan plan, Pieces pieces, EngineSession<Rollback> session) {
        RollbackControls controls = new RollbackControls(plan, pieces, session);
        List<List<Control>> perGroup = new ArrayList<>();
        for (LayerGroup group : plan.groups()) {
            perGroup.add(controls.of(perGroup.size(), group));
        }
        return perGroup;
    }
}
