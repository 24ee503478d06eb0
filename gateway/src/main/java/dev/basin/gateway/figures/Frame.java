package dev.basin.gateway.figures;

/** The frame of a plot with its ticks outside, as in print. */
final class Frame {
    private static final double TICK = 5;

    private Frame() {}

    static void draw(Svg svg, Axis x, Axis y, String xTitle, String yTitle) {
        outline(svg, x, y);
        for (double tick : x.ticks(6)) {
            svg.line(x.at(tick), y.from(), x.at(tick), y.from() + TICK, Svg.MUTED);
            svg.text(x.at(tick), y.from() + 19, "middle", Svg.MUTED, Axis.label(tick));
        }
        svg.text((x.from() + x.to()) / 2, y.from() + 38, "middle", Svg.INK, xTitle);
        upright(svg, x, y, yTitle);
    }

    /** The frame without an axis of numbers below. */
    static void upright(Svg svg, Axis x, Axis y, String yTitle) {
        outline(svg, x, y);
        for (double tick : y.ticks(6)) {
            svg.line(x.from() - TICK, y.at(tick), x.from(), y.at(tick), Svg.MUTED);
            svg.text(x.from() - 9, y.at(tick) + 4, "end", Svg.MUTED, Axis.label(tick));
        }
        svg.upwards(x.from() - 46, (y.from() + y.to()) / 2, yTitle);
    }

    private static void outline(Svg svg, Axis x, Axis y) {
        svg.empty(
                "rect",
                "x",
                x.from(),
                "y",
                y.to(),
                "width",
                x.to() - x.from(),
                "height",
                y.from() - y.to(),
                "fill",
                "none",
                "stroke",
                Svg.MUTED);
    }
}
