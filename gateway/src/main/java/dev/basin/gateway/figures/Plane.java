package dev.basin.gateway.figures;

import dev.basin.landscape.v1.Surface;
import dev.basin.landscape.v1.TrajectoryPoint;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * One surface of a figure.
 *
 * @param heading above it
 * @param surface its grid
 * @param values what is drawn, in the order of the grid's points
 * @param path the states of training
 */
record Plane(String heading, Surface surface, List<Double> values, List<TrajectoryPoint> path) {
    private static final double BULK = 0.75;
    private static final double STARTS = 4;

    Plane {
        if (values.size() != surface.getAlphaCount() * surface.getBetaCount()) {
            throw new IllegalArgumentException("%d values for a grid of %d by %d, accepted: one a point"
                    .formatted(values.size(), surface.getAlphaCount(), surface.getBetaCount()));
        }
    }

    /** Values that are computed and finite. */
    DoubleStream finite() {
        return IntStream.range(0, values.size()).filter(this::isFinite).mapToDouble(values::get);
    }

    boolean isComputed(int index) {
        return surface.getComputed(index);
    }

    boolean isFinite(int index) {
        return isComputed(index) && Double.isFinite(values.get(index));
    }

    /**
     * Where several planes are cut, so that steep walls leave colours for the basin: above three in four of all points, and above
     * four times the value at the start, whichever is lower, rounded up. The paper's bars end at 3 for starts near ln 2.
     */
    static double limit(List<Plane> planes) {
        double[] all = planes.stream().flatMapToDouble(Plane::finite).sorted().toArray();
        double bulk = all[(int) (BULK * (all.length - 1))];
        double start = planes.stream()
                .mapToDouble(Plane::atStart)
                .filter(value -> value > 0)
                .max()
                .orElse(Double.POSITIVE_INFINITY);
        return roundedUp(Math.min(bulk, STARTS * start));
    }

    private static double roundedUp(double limit) {
        if (limit <= 0) {
            return 1;
        }
        double step = Math.pow(10, Math.floor(Math.log10(limit))) / 2;
        return Math.ceil(limit / step) * step;
    }

    private double atStart() {
        return values.get(nearest(surface.getBetaList()) * surface.getAlphaCount() + nearest(surface.getAlphaList()));
    }

    private static int nearest(List<Double> coordinates) {
        return IntStream.range(0, coordinates.size())
                .reduce((best, i) -> Math.abs(coordinates.get(i)) < Math.abs(coordinates.get(best)) ? i : best)
                .orElseThrow();
    }
}
