package dev.basin.cli.show;

import dev.basin.common.v1.JobEvent;
import dev.basin.gateway.v1.Phase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The phases of an experiment as far as the events heard have told, in the order they run. */
final class PhaseBoard {
    private final Map<String, PhaseLine> lines = new LinkedHashMap<>();

    PhaseBoard(List<Phase> phases) {
        phases.forEach(phase -> lines.put(phase.getName(), PhaseLine.waiting(phase.getName(), phase.getTitle())));
    }

    /** Takes an event of a phase in and answers the phase's line after it. */
    PhaseLine apply(JobEvent event) {
        PhaseLine before = lines.getOrDefault(event.getPhase(), PhaseLine.waiting(event.getPhase(), event.getPhase()));
        PhaseLine after = before.after(event);
        lines.put(event.getPhase(), after);
        return after;
    }

    List<PhaseLine> lines() {
        return List.copyOf(lines.values());
    }
}
