package dev.basin.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.common.v1.Note;
import org.junit.jupiter.api.Test;

class ProtoJsonTest {
    @Test
    void writesQuotesAndBracketsAsTheyAre() {
        assertThat(line("no column 'text' & <none> = δ")).isEqualTo("{\"text\":\"no column 'text' & <none> = δ\"}");
    }

    @Test
    void leavesABackslashBeforeThemAlone() {
        assertThat(line("\\u0027 \\'")).isEqualTo("{\"text\":\"\\\\u0027 \\\\'\"}");
    }

    private static String line(String text) {
        return ProtoJson.line(Note.newBuilder().setText(text).build());
    }
}
