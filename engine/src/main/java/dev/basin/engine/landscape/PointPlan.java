package dev.basin.engine.landscape;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Every point of a landscape in the order of evaluation: first the probes, then the cells of the grid.
 *
 * <p>Probes are points beside the grid at which the exact value matters. The first two are always (0, 0) and (1, 0), so
 * that any grid can be checked against the models it was drawn through. The order, and so each tile, depends on the
 * plan alone.
 *
 * @param probes distinct points, starting with {@link Point#START} and {@link Point#END}
 */
public record PointPlan(List<Point> probes, Grid grid) {
    public PointPlan {
        probes = List.copyOf(probes);
        if (probes.size() < 2 || !probes.subList(0, 2).equals(List.of(Point.START, Point.END))) {
            throw new IllegalArgumentException("the probes must start with (0, 0) and (1, 0), got " + probes);
        }
        if (Set.copyOf(probes).size() != probes.size()) {
            throw new IllegalArgumentException("the probes must be distinct, got " + probes);
        }
        if (grid.isLine() && probes.stream().anyMatch(probe -> probe.beta() != 0)) {
            throw new IllegalArgumentException("the probes of a line must have beta = 0, got " + probes);
        }
    }

    public static PointPlan of(Grid grid) {
        return new PointPlan(List.of(Point.START, Point.END), grid);
    }

    /** Adds evenly spaced points on the way from (0, 0) to (1, 0), both included in the count. */
    public PointPlan withPath(int points) {
        return withProbes(Axis.range(0, 1, points).coordinates().stream()
                .map(alpha -> new Point(alpha, 0))
                .toList());
    }

    /** Adds a point's neighbours along alpha at this distance, for the second difference. */
    public PointPlan withNeighbours(Point point, double step) {
        if (!(step > 0)) {
            throw new IllegalArgumentException("the step must be above 0, got " + step);
        }
        return withProbes(
                List.of(new Point(point.alpha() - step, point.beta()), new Point(point.alpha() + step, point.beta())));
    }

    /** Adds the points of a circle. */
    public PointPlan with(Circle circle) {
        return withProbes(circle.points());
    }

    /** Adds points, each once. */
    public PointPlan withProbes(Collection<Point> added) {
        Set<Point> distinct = new LinkedHashSet<>(probes);
        distinct.addAll(added);
        return new PointPlan(List.copyOf(distinct), grid);
    }

    /** Number of points, probes and cells together. */
    public int size() {
        return Math.addExact(probes.size(), grid.size());
    }

    public Point point(int index) {
        return index < probes.size() ? probes.get(index) : grid.point(index - probes.size());
    }

    /** The plan cut into tiles of this many points; the last one may hold fewer. */
    public List<Tile> tiles(int pointsPerTile) {
        return Tile.cut(size(), pointsPerTile);
    }

    /** How many tiles of this many points the plan is cut into. */
    public int tileCount(int pointsPerTile) {
        return Tile.count(size(), pointsPerTile);
    }

    /** One of those tiles. */
    public Tile tile(int index, int pointsPerTile) {
        return Tile.at(index, size(), pointsPerTile);
    }

    public List<Point> points(Tile tile) {
        if (tile.end() > size()) {
            throw new IllegalArgumentException("%s ends beyond the %d points of the plan".formatted(tile, size()));
        }
        return IntStream.range(tile.first(), tile.end()).mapToObj(this::point).toList();
    }
}
