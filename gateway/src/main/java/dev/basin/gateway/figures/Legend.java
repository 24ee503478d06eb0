package dev.basin.gateway.figures;

import java.util.List;

/** What each line or bar is, in a row. */
final class Legend {
    private static final double MARK = 26;
    private static final double ENTRY = 150;

    private Legend() {}

    static void draw(Svg svg, List<Series> series, double left, double y) {
        for (int i = 0; i < series.size(); i++) {
            Series one = series.get(i);
            double x = left + ENTRY * i;
            svg.empty(
                    "path",
                    "d",
                    "M%s,%sh%s".formatted(x, y, MARK),
                    "stroke",
                    one.colour(),
                    "stroke-width",
                    3,
                    "stroke-dasharray",
                    one.dash());
            svg.text(x + MARK + 8, y + 4, "start", Svg.INK, one.name());
        }
    }
}
