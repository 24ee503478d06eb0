package dev.basin.cli.show;

import dev.basin.common.v1.JobState;
import dev.basin.gateway.v1.Experiment;
import dev.basin.gateway.v1.Phase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Experiments one under the other. */
public final class ExperimentTable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    public List<String> lines(List<Experiment> experiments) {
        if (experiments.isEmpty()) {
            return List.of("No experiments yet. Start one with: ./basin experiment create --task builtin:reviews");
        }
        TextTable table = new TextTable().row("ID", "STATE", "PHASES", "CREATED", "NAME");
        experiments.forEach(experiment -> table.row(
                experiment.getName().replace("experiments/", ""),
                StateWords.of(experiment.getStatus().getState()),
                donePhases(experiment.getPhasesList()),
                created(experiment),
                experiment.getSpec().getDisplayName()));
        return table.lines("");
    }

    private static String donePhases(List<Phase> phases) {
        long done = phases.stream()
                .filter(phase -> phase.getState() == JobState.JOB_STATE_SUCCEEDED)
                .count();
        return done + "/" + phases.size();
    }

    private static String created(Experiment experiment) {
        Instant time =
                Instant.ofEpochSecond(experiment.getStatus().getCreateTime().getSeconds());
        return TIME.format(time.atZone(ZoneId.systemDefault()));
    }
}
