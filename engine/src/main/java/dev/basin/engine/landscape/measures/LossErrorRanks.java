package dev.basin.engine.landscape.measures;

import dev.basin.engine.landscape.Landscape;
import dev.basin.engine.landscape.Surface;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * S1, do loss and error order the cells alike: Spearman's rank correlation of training loss and dev error over the grid, tied
 * values at their mean rank. Cells whose loss is not finite are left out. NaN where one of the two is constant.
 */
public record LossErrorRanks() implements LandscapeMeasure {
    @Override
    public List<Measure> of(Landscape landscape) {
        if (landscape.isLine()) {
            return List.of();
        }
        Surface loss = landscape.trainLoss();
        Surface error = landscape.devError();
        int[] cells = IntStream.range(0, loss.grid().size())
                .filter(cell -> Double.isFinite(loss.at(cell)))
                .toArray();
        double correlation = correlation(ranks(values(loss, cells)), ranks(values(error, cells)));
        int leftOut = loss.grid().size() - cells.length;
        return List.of(Measure.of(
                        "loss_error_spearman",
                        correlation,
                        "rank correlation",
                        "S1: Spearman rho of training loss and dev error over the grid")
                .withCaveat(leftOut == 0 ? "" : leftOut + " cells without a finite loss left out"));
    }

    private static double[] values(Surface surface, int[] cells) {
        return Arrays.stream(cells).mapToDouble(surface::at).toArray();
    }

    static double[] ranks(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] ranks = new double[values.length];
        for (int first = 0, end; first < order.length; first = end) {
            end = first + 1;
            while (end < order.length && values[order[end]] == values[order[first]]) {
                end++;
            }
            double meanRank = (first + end - 1) / 2.0;
            Arrays.stream(order, first, end).forEach(i -> ranks[i] = meanRank);
        }
        return ranks;
    }

    static double correlation(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElse(Double.NaN);
        double meanY = Arrays.stream(y).average().orElse(Double.NaN);
        double product = 0;
        double squareX = 0;
        double squareY = 0;
        for (int i = 0; i < x.length; i++) {
            product += (x[i] - meanX) * (y[i] - meanY);
            squareX += (x[i] - meanX) * (x[i] - meanX);
            squareY += (y[i] - meanY) * (y[i] - meanY);
        }
        return product / Math.sqrt(squareX * squareY);
    }
}
