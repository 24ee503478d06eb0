package dev.basin.gateway.experiment;

import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.analysis.v1.Change;
import dev.basin.analysis.v1.LayerSurface;
import dev.basin.analysis.v1.Rollback;
import dev.basin.gateway.experiment.PlannedPhase.Asking;
import dev.basin.gateway.v1.ExperimentSpec;
import dev.basin.gateway.v1.Start;
import java.util.Optional;

/** The questions about layers in one repetition. */
record AnalysisPlans(ExperimentSpec spec, Repetition repetition) {
    /** Table 1: the thirds of the layers, and what controls they are asked for. */
    Asking rollback(Start start) {
        String title = "Roll back layers, " + Repetition.adjective(start);
        Rollback question = Rollback.newBuilder()
                .setControls(spec.getExtras().getRollbackControls())
                .build();
        AnalysisSpec draft = analysis(title).setRollback(question).build();
        return new Asking(repetition.id(title, start, "rollback"), draft, repetition.target(start), Optional.empty());
    }

    /** Figure 7. */
    Asking layerSurfaces() {
        String title = "Surfaces of the layers' thirds";
        LayerSurface question = LayerSurface.newBuilder()
                .setAlpha(spec.getSurfaceAlpha())
                .setBeta(spec.getSurfaceBeta())
                .build();
        return aboutBothTasks(title, "layer_surfaces", analysis(title).setLayerSurface(question));
    }

    Asking layerChanges() {
        String title = "How far each layer changed";
        return aboutBothTasks(title, "layer_changes", analysis(title).setChange(Change.getDefaultInstance()));
    }

    private Asking aboutBothTasks(String title, String kind, AnalysisSpec.Builder draft) {
        Start start = Start.START_PRETRAINED;
        return new Asking(
                repetition.id(title, start, kind),
                draft.build(),
                repetition.target(start),
                Optional.of(repetition.second(start)));
    }

    private AnalysisSpec.Builder analysis(String title) {
        return AnalysisSpec.newBuilder()
                .setDisplayName(repetition.title(title))
                .setObjective(RepetitionPlan.objective(spec))
                .setNumericPath(spec.getNumericPath());
    }
}
