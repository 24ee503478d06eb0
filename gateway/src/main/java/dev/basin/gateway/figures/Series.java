package dev.basin.gateway.figures;

import java.util.List;

/**
 * Values of one start.
 *
 * @param name of the start
 * @param colour as SVG writes it
 * @param dash as SVG writes it, "none" for a solid line
 * @param points in order
 */
record Series(String name, String colour, String dash, List<Point> points) {
    /**
     * A value.
     *
     * @param x where
     * @param y how much; not finite where there is none
     * @param error one standard error of y, 0 where there is none
     */
    record Point(double x, double y, double error) {}

    /** The same without dashes, as bars are. */
    Series solid() {
        return new Series(name, colour, "none", points);
    }
}
