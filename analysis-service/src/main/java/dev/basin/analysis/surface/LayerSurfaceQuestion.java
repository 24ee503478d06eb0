package dev.basin.analysis.surface;

import dev.basin.analysis.question.AnalysisProvenance;
import dev.basin.analysis.question.EngineSession;
import dev.basin.analysis.question.LayerGroups;
import dev.basin.analysis.question.Pieces;
import dev.basin.analysis.question.Question;
import dev.basin.analysis.rollback.RollbackRows;
import dev.basin.analysis.v1.AnalysisResult;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.analysis.v1.LayerRow;
import dev.basin.analysis.v1.LayerSurfaceSummary;
import dev.basin.common.v1.CheckpointRef;
import dev.basin.common.v1.Provenance;
import dev.basin.engine.checkpoint.ModelDirectory;
import dev.basin.engine.layers.Rollback;
import dev.basin.engine.layers.surface.LayerPlan;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.jobs.JobContext;
import dev.basin.requests.Checkpoints;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The loss when only one group moves: the marked models themselves first, so that nonsense is seen at once, then the surfaces
 * tile by tile, then what can be read from them.
 */
@Singleton
class LayerSurfaceQuestion implements Question {
    private final LayerSurfaceSpecs specs;
    private final RollbackRows rows;
    private final SurfacePhase surfaces;
    private final SurfaceResults results;
    private final Checkpoints checkpoints;
    private final AnalysisProvenance provenance;

    LayerSurfaceQuestion(
            LayerSurfaceSpecs specs,
            RollbackRows rows,
            SurfacePhase surfaces,
            SurfaceResults results,
            Checkpoints checkpoints,
            AnalysisProvenance provenance) {
        this.specs = specs;
        this.rows = rows;
        this.surfaces = surfaces;
        this.results = results;
        this.checkpoints = checkpoints;
        this.provenance = provenance;
    }

    @Override
    public AnalysisSpec.QuestionCase kind() {
        return AnalysisSpec.QuestionCase.LAYER_SURFACE;
    }

    @Override
    public AnalysisSpec complete(AnalysisSpec spec, ModelDirectory theta1) {
        return spec.toBuilder()
                .setLayerSurface(specs.complete(spec.getLayerSurface(), theta1))
                .build();
    }

    @Override
    public AnalysisResult answer(JobContext context, AnalysisSpec spec) throws IOException {
        List<LayerRow> marked = marked(context, spec);
        AnalysisResult result = results.assemble(context, spec, marked, draw(context, spec));
        return result.toBuilder().setProvenance(origin(spec)).build();
    }

    /** theta1, then each group rolled back. */
    private List<LayerRow> marked(JobContext context, AnalysisSpec spec) {
        List<LayerGroup> groups = LayerGroups.of(spec.getLayerSurface().getGroupsList());
        Pieces pieces = new Pieces(context, "evaluating checkpoints", 1 + groups.size(), "models");
        List<LayerRow> marked = new ArrayList<>();
        try (EngineSession<Rollback> session = rows.open(spec)) {
            marked.add(rows.baseline(pieces, session));
            for (int i = 0; i < groups.size(); i++) {
                marked.add(rows.rolledBack(pieces, session, i, groups.get(i)));
            }
        }
        return marked;
    }

    private List<LayerSurfaceSummary> draw(JobContext context, AnalysisSpec spec) throws IOException {
        LayerPlan plan = LayerSurfaceSpecs.plan(spec.getLayerSurface());
        List<LayerSurfaceSummary> drawn = new ArrayList<>();
        for (int i = 0; i < spec.getLayerSurface().getGroupsCount(); i++) {
            drawn.add(surfaces.run(context, spec, plan, i));
        }
        return drawn;
    }

    private Provenance origin(AnalysisSpec spec) {
        CheckpointRef theta2 = spec.getLayerSurface().getTheta2();
        return spec.getLayerSurface().hasTheta2()
                ? provenance.of(spec).toBuilder()
                        .putInputSha256("theta2", checkpoints.sha256(LayerSurfaceSpecs.THETA2, theta2))
                        .build()
                : provenance.of(spec);
    }
}
