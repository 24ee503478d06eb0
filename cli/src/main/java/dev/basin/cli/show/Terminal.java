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
 * @param rows height in lines, 5 or more
 */
public record Terminal(PrintWriter out, boolean interactive, Glyphs glyphs, int columns, int rows) {
    private static final int USUAL_COLUMNS = 100;
    private static final int FEWEST_COLUMNS = 40;
    private static final int USUAL_ROWS = 24;
    private static final int FEWEST_ROWS = 5;

    public Terminal {
        columns = Math.max(columns, FEWEST_COLUMNS);
        rows = Math.max(rows, FEWEST_ROWS);
    }

    /** The process's own terminal, or plain lines where there is none. */
    public static Terminal of(PrintWriter out) {
        Console console = System.console();
        boolean interactive = console != null && console.isTerminal() && !"dumb".equals(System.getenv("TERM"));
        Glyphs glyphs = Glyphs.in(Charset.forName(System.getProperty("stdout.encoding")));
        boolean coloured = interactive && System.getenv("NO_COLOR") == null;
        return new Terminal(
                out,
                interactive,
                coloured ? glyphs.coloured() : glyphs,
                fromEnvironment("COLUMNS", USUAL_COLUMNS),
                fromEnvironment("LINES", USUAL_ROWS));
    }

    /** The launcher passes the size on; a program without native calls cannot ask for it. */
    private static int fromEnvironment(String name, int usual) {
        String size = System.getenv(name);
        return size != null && size.matches("\\d{1,4}") ? Integer.parseInt(size) : usual;
    }
}
