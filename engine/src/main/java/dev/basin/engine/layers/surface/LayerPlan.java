package dev.basin.engine.layers.surface;

import dev.basin.engine.landscape.Grid;
import dev.basin.engine.landscape.Point;
import dev.basin.engine.landscape.Tile;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Every point of a layer-group surface in the order of evaluation: first the probes, then the cells of the grid. The origin is
 * theta1, unlike that of a landscape.
 *
 * @param probes points beside the grid at which the exact value matters: rolled back, trained and, beside a plane, the curve
 *     along alpha, from which widths are read
 */
public record LayerPlan(List<Point> probes, Grid grid) {
    /** The group at its values in theta0, all else at theta1. */
    public static final Point ROLLED_BACK = new Point(-1, 0);

    /** theta1 as it is. */
    public static final Point TRAINED = new Point(0, 0);

    public LayerPlan {
        probes = List.copyOf(probes);
        if (probes.size() < 2 || !probes.subList(0, 2).equals(List.of(ROLLED_BACK, TRAINED))) {
            throw new IllegalArgumentException("the probes must start with (-1, 0) and (0, 0), got " + probes);
        }
    }

    public static LayerPlan of(Grid grid) {
        Set<Point> probes = new LinkedHashSet<>(List.of(ROLLED_BACK, TRAINED));
        if (!grid.isLine()) {
            grid.alpha().coordinates().forEach(alpha -> probes.add(new Point(alpha, 0)));
        }
        return new LayerPlan(List.copyOf(probes), grid);
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

    public List<Point> points(Tile tile) {
        return IntStream.range(tile.first(), tile.end()).mapToObj(this::point).toList();
    }
}
