package dev.basin.cli.show;

import dev.basin.common.v1.JobEvent;
import dev.basin.gateway.v1.Phase;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Progress on a terminal: one bar per phase, as many as fit, drawn over in place; notes scroll by above. */
public final class ProgressBars implements ProgressView {
    private static final Duration FRAME = Duration.ofMillis(100);
    private static final String UP_AND_CLEAR = "\u001b[%dA\u001b[J";

    private final PrintWriter out;
    private final PhaseBoard board;
    private final BarWindow window;
    private final InstantSource clock;
    private Instant drawn = Instant.EPOCH;
    private int height;

    public ProgressBars(Terminal terminal, List<Phase> phases, InstantSource clock) {
        this.out = terminal.out();
        this.board = new PhaseBoard(phases);
        this.window = new BarWindow(new BarLine(terminal, board.lines()), terminal.rows());
        this.clock = clock;
    }

    @Override
    public void event(JobEvent event) {
        if (!event.getPhase().isEmpty()) {
            board.apply(event);
        }
        switch (event.getEventCase()) {
            case NOTE -> above(event.getNote().getText());
            case STATE_CHANGE -> draw();
            default -> drawIfDue();
        }
    }

    @Override
    public void interrupted(String reason) {
        above("connection lost (%s), trying again".formatted(reason));
    }

    @Override
    public void say(String line) {
        above(line);
    }

    /** Nothing is drawn over after it, so that it may be higher than the screen. */
    @Override
    public void finish() {
        draw(window.all(board.lines()));
    }

    private void drawIfDue() {
        if (drawn.plus(FRAME).isBefore(clock.instant())) {
            draw();
        }
    }

    private void above(String text) {
        erase();
        out.println(text);
        draw();
    }

    private void draw() {
        draw(window.draw(board.lines()));
    }

    private void draw(List<String> lines) {
        erase();
        lines.forEach(out::println);
        out.flush();
        height = lines.size();
        drawn = clock.instant();
    }

    private void erase() {
        if (height > 0) {
            out.print(UP_AND_CLEAR.formatted(height));
        }
        height = 0;
    }
}
