package dev.basin.engine.landscape.measures;

import dev.basin.engine.landscape.Geometry;
import dev.basin.engine.landscape.Grid;
import dev.basin.engine.landscape.Landscape;
import dev.basin.engine.landscape.Sample;
import dev.basin.engine.landscape.Surface;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * W1, how wide the basin around theta1 is: the cells with loss at most f(theta1) + threshold that hang together, by their four
 * neighbours, with the cell nearest theta1. A cell that is not finite is outside. None where theta1 lies off the plane.
 *
 * @param threshold rise above f(theta1) in nats, above 0
 */
public record BasinArea(double threshold) implements LandscapeMeasure {
    private static final String REFERENCE =
            "W1: connected component of {f <= f%1$s + %2$s nats} holding the cell nearest %1$s, 4 neighbours";

    private static final String BORDER = "the basin reaches the border of the grid: a lower bound";

    public BasinArea {
        Measure.requireAboveZero("threshold", threshold);
    }

    @Override
    public List<Measure> of(Landscape landscape) {
        return landscape.isLine()
                ? List.of()
                : landscape.end().map(end -> around(end, landscape)).orElse(List.of());
    }

    private List<Measure> around(Sample end, Landscape landscape) {
        double level = end.value().train().meanLoss() + threshold;
        Surface loss = landscape.trainLoss();
        BitSet basin = component(loss, loss.grid().nearest(end.point()), level);
        String reference = REFERENCE.formatted(end.point().text(), threshold);
        return measures(loss.grid(), basin, landscape.geometry(), Double.isFinite(level), reference);
    }

    private List<Measure> measures(Grid grid, BitSet basin, Geometry geometry, boolean defined, String reference) {
        String id = Measure.id("basin_area", threshold);
        double share = defined ? (double) basin.cardinality() / grid.size() : Double.NaN;
        double area = defined ? area(grid, basin) * geometry.unitArea() : Double.NaN;
        List<Measure> measures = new ArrayList<>();
        measures.add(Measure.of(id, share, "share of grid", reference));
        measures.addAll(LengthUnit.areas(id, area, geometry, reference));
        return basin.stream().anyMatch(grid::isBorder)
                ? measures.stream().map(m -> m.withCaveat(BORDER)).toList()
                : measures;
    }

    /** Area in units of alpha times beta. */
    private static double area(Grid grid, BitSet cells) {
        return cells.stream()
                .mapToDouble(cell ->
                        grid.alpha().cellWidth(grid.column(cell)) * grid.beta().cellWidth(grid.row(cell)))
                .sum();
    }

    private static BitSet component(Surface surface, int start, double level) {
        BitSet component = new BitSet(surface.grid().size());
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            int cell = open.pop();
            if (!component.get(cell) && surface.at(cell) <= level) {
                component.set(cell);
                neighbours(surface.grid(), cell).forEach(open::push);
            }
        }
        return component;
    }

    private static IntStream neighbours(Grid grid, int cell) {
        int row = grid.row(cell);
        int column = grid.column(cell);
        IntStream.Builder cells = IntStream.builder();
        if (row > 0) {
            cells.add(grid.index(row - 1, column));
        }
        if (row < grid.rows() - 1) {
            cells.add(grid.index(row + 1, column));
        }
        if (column > 0) {
            cells.add(cell - 1);
        }
        if (column < grid.columns() - 1) {
            cells.add(cell + 1);
        }
        return cells.build();
    }
}
