package dev.basin.gateway.experiment;

import dev.basin.gateway.experiment.PlannedPhase.PhaseId;
import dev.basin.gateway.experiment.PlannedPhase.Reporting;
import dev.basin.gateway.v1.ExperimentSpec;
import dev.basin.gateway.v1.Start;
import java.util.ArrayList;
import java.util.List;

/** The parts of an experiment, in an order in which they can run one after another. */
public final class ExperimentPlan {
    private ExperimentPlan() {}

    /** The plan of a request whose defaults are filled in. */
    public static List<PlannedPhase> of(ExperimentSpec complete) {
        List<PlannedPhase> phases = new ArrayList<>();
        Repetition.of(complete).forEach(repetition -> phases.addAll(new RepetitionPlan(complete, repetition).phases()));
        phases.add(reporting(phases));
        return List.copyOf(phases);
    }

    private static Reporting reporting(List<PlannedPhase> before) {
        PhaseId id = new PhaseId("report", "Judge the claims and write the report", Start.START_UNSPECIFIED);
        return new Reporting(id, before.stream().map(PlannedPhase::name).toList());
    }
}
