package dev.basin.engine.landscape.measures;

import dev.basin.engine.landscape.Grid;
import dev.basin.engine.landscape.Landscape;
import dev.basin.engine.landscape.Point;
import dev.basin.engine.landscape.Surface;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * S3 and S4, do loss and error have their lowest cells in one place: how far apart these are, and how much error is given away
 * by going for the lowest loss. Of several cells with the lowest error the one nearest the lowest loss counts.
 */
public record Minima() implements LandscapeMeasure {
    @Override
    public List<Measure> of(Landscape landscape) {
        Surface loss = landscape.trainLoss();
        if (landscape.isLine() || loss.lowestCell().isEmpty()) {
            return List.of();
        }
        int lowestLoss = loss.lowestCell().getAsInt();
        Surface error = landscape.devError();
        List<Measure> measures = new ArrayList<>(LengthUnit.lengths(
                "distance_of_minima",
                distance(landscape, lowestLoss, error),
                landscape.geometry(),
                "S3: distance from argmin of training loss to argmin of dev error on the grid"));
        measures.add(Measure.of(
                "error_above_minimum",
                error.at(lowestLoss) - error.min(),
                "share of dev examples",
                "S4: dev error at argmin of training loss minus lowest dev error, on the grid"));
        return measures;
    }

    private static double distance(Landscape landscape, int lowestLoss, Surface error) {
        Grid grid = landscape.grid();
        Point from = grid.point(lowestLoss);
        return IntStream.range(0, grid.size())
                .filter(cell -> error.at(cell) == error.min())
                .mapToObj(grid::point)
                .mapToDouble(to -> landscape.geometry().length(to.alpha() - from.alpha(), to.beta() - from.beta()))
                .min()
                .orElse(Double.NaN);
    }
}
