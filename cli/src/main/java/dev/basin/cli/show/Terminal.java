package dev.basin.cli.show;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/**
 * Where a person reads.
 *
 * @param interactive whether lines can be drawn over
 * @param glyphs what can be drawn
 * @param columns width in characters, 40 or more
 */
public record Terminal(PrintWriter out, boolean interactive, Glyphs glyphs, int columns) {
    private static final int USUAL_COLUMNS = 100;
    private static final int FEWEST_COLUMNS = 40;

    public Terminal {
        columns = Math.max(columns, FEWEST_COLUMNS);
    }

    /** The process's own terminal, or plain lines where there is none. */
    public static Terminal of(PrintWriter out) {
        Console console = System.console();
        boolean interactive = console != null && console.isTerminal() && !"dumb".equals(System.getenv("TERM"));
        Glyphs glyphs = Glyphs.in(Charset.forName(System.getProperty("stdout.encoding")));
        boolean coloured = interactive && System.getenv("NO_COLOR") == null;
        return new Terminal(out, interactive, coloured ? glyphs.coloured() : glyphs, widthFromEnvironment());
    }

    /** The launcher passes the width on; a program without native calls cannot ask for it. */
    private static int widthFromEnvironment() {
        String columns = System.getenv("COLUMNS");
        return columns != null && columns.matches("\\d{1,4}") ? Integer.parseInt(columns) : USUAL_COLUMNS;
    }
}
