package dev.basin.cli.experiment;

import dev.basin.cli.ExitCode;
import dev.basin.cli.connect.Backoff;
import dev.basin.cli.connect.ResumingWatch;
import dev.basin.cli.connect.Server;
import dev.basin.cli.show.ProgressBars;
import dev.basin.cli.show.ProgressLines;
import dev.basin.cli.show.ProgressView;
import dev.basin.cli.show.Terminal;
import dev.basin.common.v1.JobState;
import dev.basin.gateway.v1.Experiment;
import java.time.Duration;
import java.time.InstantSource;

/** Watching an experiment to its end. */
final class Follow {
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Follow() {}

    /** Shows progress in {@code view} and returns the experiment as it ended. */
    static Experiment toEnd(Server server, Experiment experiment, ProgressView view, long afterSequence)
            throws InterruptedException {
        Backoff backoff = new Backoff(FIRST_WAIT, LONGEST_WAIT, PATIENCE);
        try (Farewell _ = new Farewell(new ExperimentName(experiment.getName()))) {
            Turn.ahead(server, experiment).ifPresent(view::say);
            Experiment ended = new ResumingWatch(server, backoff, view, afterSequence).follow(experiment.getName());
            view.finish();
            return ended;
        }
    }

    /** Bars on a terminal, plain lines elsewhere. */
    static ProgressView view(Terminal terminal, Experiment experiment) {
        return terminal.interactive()
                ? new ProgressBars(terminal, experiment.getPhasesList(), InstantSource.system())
                : new ProgressLines(terminal.out(), experiment.getPhasesList());
    }

    static int exitCode(Experiment ended) {
        return ended.getStatus().getState() == JobState.JOB_STATE_SUCCEEDED ? ExitCode.OK : ExitCode.FAILED;
    }
}
