package dev.basin.cli.show;

import dev.basin.common.v1.JobState;
import java.util.Collection;

/** One phase on one line: mark, title, bar, counts, time. */
final class BarLine {
    private static final int NARROWEST_TITLE = 16;
    private static final int BAR = 20;
    /** Mark, space, and the last column, at which some terminals wrap. */
    private static final int BESIDE_TEXT = 3;
    /** Room for mark, bar, times and counts. */
    private static final int BESIDE_TITLE = BAR + 38;

    private final Glyphs glyphs;
    private final int columns;
    private final int titleWidth;

    BarLine(Terminal terminal, Collection<PhaseLine> lines) {
        this.glyphs = terminal.glyphs();
        this.columns = terminal.columns();
        int widest =
                lines.stream().mapToInt(line -> line.title().length()).max().orElse(0);
        this.titleWidth = Math.min(widest, Math.max(NARROWEST_TITLE, columns - BESIDE_TITLE));
    }

    /** The line, cut to the width of the terminal: a wrapped line could not be drawn over. */
    String draw(PhaseLine line) {
        String text = "%s  %s  %s".formatted(title(line), bar(line), words(line));
        return mark(line.state()) + " " + cut(text.stripTrailing(), columns - BESIDE_TEXT);
    }

    private String title(PhaseLine line) {
        String title = cut(line.title(), titleWidth);
        return title + " ".repeat(titleWidth - title.length());
    }

    private String bar(PhaseLine line) {
        int full = (int) Math.floor(line.share() * BAR);
        return glyphs.full().repeat(full) + glyphs.empty().repeat(BAR - full);
    }

    private static String words(PhaseLine line) {
        return switch (line.state()) {
            case JOB_STATE_SUCCEEDED -> Durations.clock(line.elapsed());
            case JOB_STATE_RUNNING ->
                "%s  %s  %s"
                        .formatted(
                                Durations.clock(line.elapsed()),
                                line.progress().getTotal() == 0
                                        ? line.progress().getActivity()
                                        : ProgressText.counts(line.progress()),
                                ProgressText.figures(line.progress()));
            case JOB_STATE_PENDING -> "";
            default -> StateWords.of(line.state());
        };
    }

    private String mark(JobState state) {
        return switch (state) {
            case JOB_STATE_SUCCEEDED -> glyphs.done();
            case JOB_STATE_RUNNING -> glyphs.running();
            case JOB_STATE_FAILED, JOB_STATE_CANCELLED -> glyphs.failed();
            default -> glyphs.waiting();
        };
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width);
    }
}
