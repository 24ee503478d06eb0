package dev.basin.gateway.figures;

import java.util.List;
import java.util.stream.DoubleStream;

/** Curves in one frame. A value that is not finite interrupts its curve. */
final class LinesFigure {
    private static final double WIDTH = 900;
    private static final double HEIGHT = 430;
    private static final double LEFT = 66;
    private static final double TOP = 40;

    private LinesFigure() {}

    /** @param limit values above it are cut off */
    static String svg(String title, List<Series> series, String xTitle, String yTitle, double limit) {
        double top = Math.min(limit, ys(series).max().orElse(1));
        Axis x = new Axis(xs(series).min().orElse(0), xs(series).max().orElse(1), LEFT, WIDTH - 20);
        Axis y = new Axis(Math.min(0, ys(series).min().orElse(0)), top * 1.03 + 1e-9, HEIGHT - 50, TOP);
        Svg svg = new Svg(WIDTH, HEIGHT, title);
        svg.open("clipPath", "id", "frame");
        svg.empty("rect", "x", x.from(), "y", y.to(), "width", x.to() - x.from(), "height", y.from() - y.to());
        svg.close();
        svg.open("g", "clip-path", "url(#frame)");
        series.forEach(one -> svg.empty(
                "path",
                "d",
                path(one, x, y),
                "fill",
                "none",
                "stroke",
                one.colour(),
                "stroke-width",
                2.2,
                "stroke-dasharray",
                one.dash()));
        svg.close();
        Frame.draw(svg, x, y, xTitle, yTitle);
        Legend.draw(svg, series, LEFT, TOP - 20);
        return svg.end();
    }

    private static String path(Series series, Axis x, Axis y) {
        StringBuilder path = new StringBuilder("M");
        boolean joined = false;
        for (Series.Point point : series.points()) {
            if (Double.isFinite(point.y())) {
                path.append(joined ? "L" : path.length() > 1 ? "M" : "");
                path.append(Svg.number(x.at(point.x()))).append(',').append(Svg.number(y.at(point.y())));
            }
            joined = Double.isFinite(point.y());
        }
        return path.length() > 1 ? path.toString() : "";
    }

    private static DoubleStream xs(List<Series> series) {
        return series.stream().flatMap(one -> one.points().stream()).mapToDouble(Series.Point::x);
    }

    private static DoubleStream ys(List<Series> series) {
        return series.stream()
                .flatMap(one -> one.points().stream())
                .mapToDouble(Series.Point::y)
                .filter(Double::isFinite);
    }
}
