package dev.basin.gateway.figures;

import java.util.List;
import java.util.function.DoubleFunction;

/** A plane's points as cells. Neighbours of one colour are one rectangle, so that a fine grid stays a small file. */
final class Cells {
    private Cells() {}

    static void draw(Svg svg, Plane plane, Axis x, Axis y, DoubleFunction<String> colour) {
        int columns = plane.surface().getAlphaCount();
        for (int row = 0; row < plane.surface().getBetaCount(); row++) {
            for (int first = 0, next; first < columns; first = next) {
                String fill = fill(plane, row * columns + first, colour);
                next = first + 1;
                while (next < columns && fill.equals(fill(plane, row * columns + next, colour))) {
                    next++;
                }
                cell(svg, plane, x, y, row, first, next, fill);
            }
        }
    }

    /** Blank where the point is not computed, hatched where its value is not finite. */
    private static String fill(Plane plane, int index, DoubleFunction<String> colour) {
        if (!plane.isComputed(index)) {
            return "none";
        }
        return plane.isFinite(index) ? colour.apply(plane.values().get(index)) : "url(#lost)";
    }

    private static void cell(Svg svg, Plane plane, Axis x, Axis y, int row, int first, int next, String fill) {
        double left = x.at(edge(plane.surface().getAlphaList(), first));
        double right = x.at(edge(plane.surface().getAlphaList(), next));
        double bottom = y.at(edge(plane.surface().getBetaList(), row));
        double top = y.at(edge(plane.surface().getBetaList(), row + 1));
        svg.empty("rect", "x", left, "y", top, "width", right - left, "height", bottom - top, "fill", fill);
    }

    private static double edge(List<Double> coordinates, int index) {
        double step = coordinates.get(1) - coordinates.getFirst();
        return coordinates.getFirst() + (index - 0.5) * step;
    }
}
