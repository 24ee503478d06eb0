package dev.basin.gateway.figures;

import java.util.List;

/** Bars in groups, with one standard error. The x of a point is the place of its group. */
final class BarsFigure {
    private static final double WIDTH = 900;
    private static final double HEIGHT = 400;
    private static final double LEFT = 66;
    private static final double TOP = 40;
    private static final double FILLED = 0.72; // of a group's room

    private BarsFigure() {}

    /** @param top end of the upright axis, which starts at 0 */
    static String svg(String title, List<String> groups, List<Series> series, String yTitle, double top) {
        Svg svg = new Svg(WIDTH, HEIGHT, title);
        Axis x = new Axis(0, groups.size(), LEFT, WIDTH - 20);
        Axis y = new Axis(0, top, HEIGHT - 40, TOP);
        Frame.upright(svg, x, y, yTitle);
        for (int i = 0; i < groups.size(); i++) {
            svg.text(x.at(i + 0.5), y.from() + 19, "middle", Svg.INK, groups.get(i));
        }
        double share = FILLED / series.size();
        for (int i = 0; i < series.size(); i++) {
            for (Series.Point point : series.get(i).points()) {
                bar(
                        svg,
                        point,
                        x.at(point.x() + (1 - FILLED) / 2 + i * share),
                        x.at(share) - x.at(0),
                        y,
                        series.get(i).colour());
            }
        }
        Legend.draw(svg, series.stream().map(Series::solid).toList(), LEFT, TOP - 20);
        return svg.end();
    }

    private static void bar(Svg svg, Series.Point point, double left, double width, Axis y, String colour) {
        if (!Double.isFinite(point.y())) {
            return;
        }
        double inner = width * 0.92;
        svg.empty(
                "rect",
                "x",
                left,
                "y",
                y.at(point.y()),
                "width",
                inner,
                "height",
                y.from() - y.at(point.y()),
                "fill",
                colour);
        double middle = left + inner / 2;
        svg.line(middle, y.at(point.y() - point.error()), middle, y.at(point.y() + point.error()), Svg.INK);
    }
}
