package dev.basin.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.common.v1.JobState;
import dev.basin.gateway.v1.Phase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final List<Phase> PHASES = List.of(
            Phase.newBuilder().setName("finetune/a").setTitle("Fine-tune").build(),
            Phase.newBuilder().setName("surface/a").setTitle("Draw the surface").build());

    private final StringWriter written = new StringWriter();

    @Test
    void printsALineAtEachTenthWhereLinesCannotBeDrawnOver() {
        ProgressLines lines = new ProgressLines(new PrintWriter(written), PHASES);
        lines.event(Events.state("finetune/a", 100, JobState.JOB_STATE_RUNNING));
        for (int done = 1; done <= 100; done++) {
            lines.event(Events.progress("finetune/a", 100 + done, done, 100));
        }
        lines.event(Events.state("finetune/a", 201, JobState.JOB_STATE_SUCCEEDED));

        assertThat(written.toString().lines())
                .hasSize(13)
                .contains("finetune/a: running", "finetune/a: done in 1:41")
                .contains("finetune/a: 50/100 steps, 0:50 left, train/loss 0.512");
    }

    @Test
    void drawsOneBarPerPhaseInPlace() {
        ProgressBars bars = bars(100);
        bars.event(Events.state("finetune/a", 0, JobState.JOB_STATE_RUNNING));
        bars.event(Events.progress("finetune/a", 30, 5, 10));
        bars.finish();

        assertThat(lastFrame())
                .containsExactly(
                        "> Fine-tune         ##########..........  0:30  5/10 steps, 0:05 left  train/loss 0.512",
                        "- Draw the surface  ....................");
        assertThat(written.toString()).contains("\u001b[2A\u001b[J");
    }

    @Test
    void neverDrawsALineThatWouldWrap() {
        ProgressBars bars = bars(60);
        bars.event(Events.progress("finetune/a", 30, 5, 10));
        bars.finish();

        assertThat(lastFrame()).allMatch(line -> line.length() < 60);
    }

    @Test
    void marksWhatEndedAndHowLongItTook() {
        ProgressBars bars = bars(100);
        bars.event(Events.state("finetune/a", 10, JobState.JOB_STATE_RUNNING));
        bars.event(Events.state("finetune/a", 75, JobState.JOB_STATE_SUCCEEDED));
        bars.event(Events.state("surface/a", 80, JobState.JOB_STATE_FAILED));
        bars.finish();

        assertThat(lastFrame())
                .containsExactly(
                        "+ Fine-tune         ####################  1:05",
                        "x Draw the surface  ....................  failed");
    }

    /** A line that scrolled out at the top of the screen could not be drawn over, and would stay there frame after frame. */
    @Test
    void neverDrawsMoreLinesThanTheScreenHas() {
        ProgressBars bars = bars(100, 8, phases(40));
        IntStream.range(0, 20)
                .forEach(phase -> bars.event(Events.state("phase/" + phase, 10, JobState.JOB_STATE_SUCCEEDED)));
        bars.event(Events.state("phase/20", 20, JobState.JOB_STATE_RUNNING));

        List<String> frame = lines().subList(lines().size() - 7, lines().size());
        assertThat(frame.getFirst()).isEqualTo("  19 more above, done");
        assertThat(frame.get(1)).startsWith("+ Phase 19");
        assertThat(frame.get(2)).startsWith("> Phase 20");
        assertThat(frame.getLast()).isEqualTo("  16 more below");
        assertThat(written.toString()).contains("\u001b[7A").doesNotContain("\u001b[8A", "\u001b[40A");
    }

    @Test
    void showsEveryLineAtTheEnd() {
        ProgressBars bars = bars(100, 8, phases(40));
        bars.finish();

        assertThat(lines().subList(lines().size() - 40, lines().size())).allMatch(line -> line.startsWith("- Phase "));
    }

    private static List<Phase> phases(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> Phase.newBuilder()
                        .setName("phase/" + number)
                        .setTitle("Phase " + number)
                        .build())
                .toList();
    }

    private ProgressBars bars(int columns) {
        return bars(columns, 24, PHASES);
    }

    private ProgressBars bars(int columns, int rows, List<Phase> phases) {
        Terminal terminal = new Terminal(new PrintWriter(written), true, Glyphs.ASCII, columns, rows);
        return new ProgressBars(terminal, phases, () -> Instant.EPOCH);
    }

    private List<String> lastFrame() {
        return lines().subList(lines().size() - PHASES.size(), lines().size());
    }

    private List<String> lines() {
        return written.toString().replaceAll("\u001b\\[\\d*[AJ]", "").lines().toList();
    }
}
