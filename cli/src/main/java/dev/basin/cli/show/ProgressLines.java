package dev.basin.cli.show;

import dev.basin.common.v1.JobEvent;
import dev.basin.common.v1.JobState;
import dev.basin.common.v1.StateChange;
import dev.basin.gateway.v1.Phase;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Progress where lines cannot be drawn over: a line when something changes, and one at each tenth of a phase. */
public final class ProgressLines implements ProgressView {
    private static final int STEPS = 10;

    private final PrintWriter out;
    private final PhaseBoard board;
    private final Map<String, Integer> shown = new HashMap<>();

    public ProgressLines(PrintWriter out, List<Phase> phases) {
        this.out = out;
        this.board = new PhaseBoard(phases);
    }

    @Override
    public void event(JobEvent event) {
        PhaseLine line = board.apply(event);
        switch (event.getEventCase()) {
            case STATE_CHANGE -> state(line, event.getStateChange());
            case PROGRESS -> progress(line);
            case NOTE -> print(line, event.getNote().getText());
            default -> {}
        }
    }

    @Override
    public void interrupted(String reason) {
        say("connection lost (%s), trying again".formatted(reason));
    }

    private void state(PhaseLine line, StateChange change) {
        if (change.getState() != JobState.JOB_STATE_PENDING) {
            print(line, change(line, change));
        }
    }

    private void progress(PhaseLine line) {
        int step = (int) (line.share() * STEPS);
        Integer before = shown.put(line.name(), step);
        if (line.progress().getDone() > 0 && (before == null || step > before)) {
            String figures = ProgressText.figures(line.progress());
            print(line, ProgressText.counts(line.progress()) + (figures.isEmpty() ? "" : ", " + figures));
        }
    }

    private static String change(PhaseLine line, StateChange change) {
        String word = StateWords.of(change.getState());
        String took = change.getState() == JobState.JOB_STATE_SUCCEEDED
                        && !line.elapsed().isZero()
                ? " in " + Durations.clock(line.elapsed())
                : "";
        String error = change.hasError() ? ": " + change.getError().getMessage() : "";
        return word + took + error;
    }

    private void print(PhaseLine line, String text) {
        say(line.name().isEmpty() ? "experiment: " + text : String.format(Locale.ROOT, "%s: %s", line.name(), text));
    }

    @Override
    public void say(String text) {
        out.println(text);
        out.flush();
    }
}
