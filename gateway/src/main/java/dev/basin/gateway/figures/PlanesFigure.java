package dev.basin.gateway.figures;

import dev.basin.landscape.v1.TrajectoryPoint;
import java.util.List;
import java.util.stream.Collectors;

/** Planes side by side on one colour scale: one cell a point, the path of training on top. */
final class PlanesFigure {
    private static final double PITCH = 540;
    private static final double INNER = 440;
    private static final double LEFT = 66;
    private static final double TOP = 40;
    private static final double TALL = 380;
    private static final double BAR_TOP = TOP + TALL + 62;
    private static final double BAR = 420;
    private static final String STAR =
            "M0,-8 L1.9,-2.6 7.6,-2.5 3.1,1 4.7,6.5 0,3.2 -4.7,6.5 -3.1,1 -7.6,-2.5 -1.9,-2.6z";

    private final List<Plane> planes;
    private final Axis scale;
    private final Svg svg;

    private PlanesFigure(String title, List<Plane> planes) {
        this.planes = planes;
        double low = planes.stream().flatMapToDouble(Plane::finite).min().orElseThrow();
        double high = planes.stream().flatMapToDouble(Plane::finite).max().orElseThrow();
        this.scale = new Axis(low, Math.max(Math.min(Plane.limit(planes), high), low + 1e-9), 0, 1);
        this.svg = new Svg(PITCH * planes.size(), BAR_TOP + 56, title);
    }

    /** @param planes each with a finite value at least */
    static String svg(String title, List<Plane> planes) {
        return new PlanesFigure(title, planes).draw(title);
    }

    private String draw(String title) {
        definitions();
        for (int i = 0; i < planes.size(); i++) {
            svg.open("g", "transform", "translate(%s %s)".formatted(PITCH * i + LEFT, TOP));
            plane(planes.get(i));
            svg.close();
        }
        bar(title);
        return svg.end();
    }

    private void definitions() {
        svg.open("defs");
        svg.open(
                "pattern",
                "id",
                "lost",
                "width",
                7,
                "height",
                7,
                "patternUnits",
                "userSpaceOnUse",
                "patternTransform",
                "rotate(45)");
        svg.empty("rect", "width", 2.4, "height", 7, "fill", Svg.LOST);
        svg.close();
        svg.open("clipPath", "id", "plane");
        svg.empty("rect", "width", INNER, "height", TALL);
        svg.close();
        svg.open("linearGradient", "id", "scale");
        for (int i = 0; i < Viridis.STOPS.size(); i++) {
            svg.empty(
                    "stop",
                    "offset",
                    100.0 * i / (Viridis.STOPS.size() - 1) + "%",
                    "stop-color",
                    Viridis.hex(Viridis.STOPS.get(i)));
        }
        svg.close();
        svg.close();
    }

    private void plane(Plane plane) {
        Axis x = across(plane.surface().getAlphaList(), 0, INNER);
        Axis y = across(plane.surface().getBetaList(), TALL, 0);
        svg.open("g", "clip-path", "url(#plane)");
        svg.open("g", "shape-rendering", "crispEdges"); // or viewers show seams
        Cells.draw(svg, plane, x, y, value -> Viridis.colour(scale.at(value)));
        svg.close();
        path(plane.path(), x, y);
        svg.empty("circle", "cx", x.at(0), "cy", y.at(0), "r", 4.5, "fill", "#fff", "stroke", "#111");
        svg.empty("path", "d", STAR, "transform", place(x.at(1), y.at(0)), "fill", "#fff", "stroke", "#111");
        svg.close();
        Frame.draw(svg, x, y, "α (multiples of δ1)", "β (multiples of δ2′)");
        svg.text(0, -14, "start", Svg.INK, plane.heading());
    }

    /** Cells reach half a step beyond the outer points. */
    private static Axis across(List<Double> coordinates, double from, double to) {
        double step = coordinates.get(1) - coordinates.getFirst();
        return new Axis(coordinates.getFirst() - step / 2, coordinates.getLast() + step / 2, from, to);
    }

    /** In the paper's coordinates. */
    private void path(List<TrajectoryPoint> states, Axis x, Axis y) {
        String points = states.stream()
                .map(state -> Svg.number(x.at(state.getAlpha())) + "," + Svg.number(y.at(state.getBeta())))
                .collect(Collectors.joining(" "));
        svg.empty(
                "polyline",
                "points",
                points,
                "fill",
                "none",
                "stroke",
                "#111",
                "stroke-width",
                3.6,
                "stroke-opacity",
                0.75);
        svg.empty("polyline", "points", points, "fill", "none", "stroke", "#fff", "stroke-width", 1.8);
    }

    private void bar(String title) {
        double left = (PITCH * planes.size() - BAR) / 2;
        svg.empty(
                "rect",
                "x",
                left,
                "y",
                BAR_TOP,
                "width",
                BAR,
                "height",
                10,
                "fill",
                "url(#scale)",
                "stroke",
                Svg.MUTED);
        for (double tick : scale.ticks(6)) {
            svg.text(left + BAR * scale.at(tick), BAR_TOP + 26, "middle", Svg.MUTED, Axis.label(tick));
        }
        boolean cut = planes.stream().flatMapToDouble(Plane::finite).anyMatch(value -> value > scale.high());
        String words = cut ? title + "; values above " + Axis.label(scale.high()) + " share the last colour" : title;
        svg.text(left + BAR / 2, BAR_TOP + 46, "middle", Svg.INK, words);
    }

    private static String place(double x, double y) {
        return "translate(%s %s)".formatted(Svg.number(x), Svg.number(y));
    }
}
