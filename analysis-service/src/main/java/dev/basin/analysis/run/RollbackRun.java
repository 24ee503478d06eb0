package dev.basin.analysis.run;

import dev.basin.analysis.result.AnalysisProvenance;
import dev.basin.analysis.result.RollbackMessages;
import dev.basin.analysis.spec.AnalysisSpecs;
import dev.basin.analysis.v1.AnalysisResult;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.landscape.Objective;
import dev.basin.engine.layers.Rollback;
import dev.basin.engine.layers.RollbackRow;
import dev.basin.engine.layers.RollbackTable;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.jobs.JobContext;
import dev.basin.requests.Checkpoints;
import dev.basin.requests.EngineThread;
import dev.basin.requests.Objectives;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rolls groups of layers back one at a time and evaluates what is left. */
@Singleton
class RollbackRun {
    private final EngineThread engine;
    private final Checkpoints checkpoints;
    private final Objectives objectives;
    private final AnalysisProvenance provenance;

    RollbackRun(EngineThread engine, Checkpoints checkpoints, Objectives objectives, AnalysisProvenance provenance) {
        this.engine = engine;
        this.checkpoints = checkpoints;
        this.objectives = objectives;
        this.provenance = provenance;
    }

    AnalysisResult run(JobContext context, AnalysisSpec spec) {
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
            List<LayerGroup> groups = AnalysisSpecs.groups(spec, theta1.config().layers());
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
}
