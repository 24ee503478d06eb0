package dev.basin.cli.show;

import dev.basin.cli.connect.ServerError;
import dev.basin.common.v1.JobState;
import dev.basin.common.v1.JobStatus;
import dev.basin.gateway.v1.Experiment;
import dev.basin.gateway.v1.Phase;
import java.util.List;

/** An experiment as a whole: where it stands, how long each part took, what it says about the claims. */
public final class Summary {
    private final Terminal terminal;

    public Summary(Terminal terminal) {
        this.terminal = terminal;
    }

    public void print(Experiment experiment) {
        say(title(experiment));
        phases(experiment).forEach(this::say);
        printOutcome(experiment);
    }

    /** The same for somebody who has just watched the phases. */
    public void printWithoutPhases(Experiment experiment) {
        say(title(experiment));
        printOutcome(experiment);
    }

    private void printOutcome(Experiment experiment) {
        if (experiment.getStatus().hasError()) {
            say("");
            ErrorReport.lines(ServerError.of(experiment.getStatus().getError())).forEach(this::say);
        }
        new ClaimsTable(terminal).lines(experiment.getResult().getClaimsList()).forEach(this::say);
        terminal.out().flush();
    }

    private static String title(Experiment experiment) {
        String name = experiment.getSpec().getDisplayName();
        JobStatus status = experiment.getStatus();
        boolean ended = status.hasStartTime() && status.hasEndTime();
        return "%s%s: %s%s"
                .formatted(
                        experiment.getName(),
                        name.isEmpty() ? "" : " (" + name + ")",
                        StateWords.of(status.getState()),
                        ended
                                ? " after "
                                        + Durations.clock(Durations.between(status.getStartTime(), status.getEndTime()))
                                : "");
    }

    private static List<String> phases(Experiment experiment) {
        TextTable table = new TextTable();
        for (Phase phase : experiment.getPhasesList()) {
            table.row(
                    phase.getTitle().isEmpty() ? phase.getName() : phase.getTitle(),
                    StateWords.of(phase.getState()),
                    phase.hasElapsed() ? Durations.clock(Durations.of(phase.getElapsed())) : "",
                    phase.getState() == JobState.JOB_STATE_RUNNING ? ProgressText.counts(phase.getProgress()) : "");
        }
        return table.lines("  ");
    }

    private void say(String line) {
        terminal.out().println(line);
    }
}
