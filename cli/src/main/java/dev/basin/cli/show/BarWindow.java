package dev.basin.cli.show;

import java.util.ArrayList;
import java.util.List;

/**
 * The bars that fit on the screen at once: what scrolled out at its top could not be drawn over.
 *
 * @param bar draws one line
 * @param rows height of the screen
 */
record BarWindow(BarLine bar, int rows) {
    /** The line that counts what is above, the one that counts what is below, and the one that the cursor is on. */
    private static final int BESIDE_BARS = 3;

    List<String> draw(List<PhaseLine> lines) {
        if (lines.size() < rows) {
            return all(lines);
        }
        int shown = Math.max(1, rows - BESIDE_BARS);
        int first = Math.clamp(firstUnfinished(lines) - 1, 0, lines.size() - shown);
        int below = lines.size() - first - shown;
        List<String> drawn = new ArrayList<>();
        drawn.add(first == 0 ? "" : "  %d more above, done".formatted(first));
        drawn.addAll(all(lines.subList(first, first + shown)));
        drawn.add(below == 0 ? "" : "  %d more below".formatted(below));
        return drawn;
    }

    List<String> all(List<PhaseLine> lines) {
        return lines.stream().map(bar::draw).toList();
    }

    private static int firstUnfinished(List<PhaseLine> lines) {
        return (int) lines.stream().takeWhile(line -> line.share() == 1).count();
    }
}
