package dev.basin.gateway.experiment;

import dev.basin.common.v1.ObjectiveSpec;
import dev.basin.gateway.v1.ExperimentSpec;
import dev.basin.gateway.v1.Extras;
import dev.basin.gateway.v1.Start;
import java.util.ArrayList;
import java.util.List;

/** The parts of one repetition: four runs, then what is drawn of them, then what is asked about layers. */
record RepetitionPlan(ExperimentSpec spec, Repetition repetition) {
    private static final List<Start> STARTS = List.of(Start.START_PRETRAINED, Start.START_SCRATCH);

    List<PlannedPhase> phases() {
        RunPlans runs = new RunPlans(spec, repetition);
        LandscapePlans landscapes = new LandscapePlans(spec, repetition);
        AnalysisPlans analyses = new AnalysisPlans(spec, repetition);
        Extras extras = spec.getExtras();
        List<PlannedPhase> phases = new ArrayList<>();
        for (Start start : STARTS) {
            phases.add(runs.target(start));
            phases.add(runs.second(start));
        }
        STARTS.forEach(start -> phases.add(landscapes.curve(start)));
        STARTS.forEach(start -> phases.add(landscapes.surface(start)));
        STARTS.forEach(start -> phases.add(analyses.rollback(start)));
        if (spec.getFurtherEpochs() > 0) {
            phases.add(runs.further());
            phases.add(landscapes.furtherPath());
        }
        if (extras.getRandomSurfaces()) {
            STARTS.forEach(start -> phases.add(landscapes.random(start)));
        }
        if (extras.getLayerSurfaces()) {
            phases.add(analyses.layerSurfaces());
        }
        if (extras.getLayerChanges()) {
            phases.add(analyses.layerChanges());
        }
        return phases;
    }

    /** What every point is measured on. */
    static ObjectiveSpec objective(ExperimentSpec spec) {
        return ObjectiveSpec.newBuilder()
                .setTask(spec.getTask())
                .setTrainExamples(spec.getObjectiveTrainExamples())
                .setDevExamples(spec.getObjectiveDevExamples())
                .build();
    }
}
