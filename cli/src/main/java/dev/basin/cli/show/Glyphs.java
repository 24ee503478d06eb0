package dev.basin.cli.show;

import java.nio.charset.Charset;

/**
 * Characters to draw with.
 *
 * @param full a finished part of a bar
 * @param empty an unfinished part of a bar
 * @param done mark of a finished line
 * @param running mark of a running line
 * @param waiting mark of a line that waits
 * @param failed mark of a failed line
 * @param plusMinus before a standard error
 */
public record Glyphs(
        String full, String empty, String done, String running, String waiting, String failed, String plusMinus) {
    static final Glyphs UNICODE = new Glyphs("█", "░", "✔", "▸", "·", "✘", "±");
    static final Glyphs ASCII = new Glyphs("#", ".", "+", ">", "-", "x", "+-");

    private static final String GREEN = "\u001b[32m";
    private static final String RED = "\u001b[31m";
    private static final String CYAN = "\u001b[36m";
    private static final String PLAIN = "\u001b[0m";

    /** The same with coloured marks. */
    Glyphs coloured() {
        return new Glyphs(
                full, empty, GREEN + done + PLAIN, CYAN + running + PLAIN, waiting, RED + failed + PLAIN, plusMinus);
    }

    static Glyphs in(Charset charset) {
        return charset.newEncoder().canEncode("█░✔▸·✘±") ? UNICODE : ASCII;
    }
}
