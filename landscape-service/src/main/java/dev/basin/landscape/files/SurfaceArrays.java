package dev.basin.landscape.files;

import dev.basin.export.NumberArray;
import dev.basin.landscape.v1.Surface;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A surface as arrays: the coordinates as vectors and each quantity as a matrix with a row per beta, or all as vectors along
 * alpha if it is a line.
 */
record SurfaceArrays(Surface surface, boolean isLine) {
    NumberArray alpha() {
        return NumberArray.vector("alpha", surface.getAlphaList());
    }

    NumberArray beta() {
        return NumberArray.vector("beta", surface.getBetaList());
    }

    NumberArray trainLoss() {
        return array("train_loss", surface.getTrainLossList());
    }

    NumberArray trainError() {
        return array("train_error", surface.getTrainErrorList());
    }

    NumberArray devLoss() {
        return array("dev_loss", surface.getDevLossList());
    }

    NumberArray devError() {
        return array("dev_error", surface.getDevErrorList());
    }

    /** Every quantity, the training loss first. */
    List<NumberArray> quantities() {
        List<NumberArray> quantities = new ArrayList<>(List.of(
                trainLoss(),
                array("train_loss_standard_error", surface.getTrainLossStandardErrorList()),
                devLoss(),
                devError(),
                trainError(),
                trainError().mapped("train_accuracy", error -> 1 - error)));
        new TreeMap<>(surface.getDevMetricsMap())
                .forEach((name, metric) -> quantities.add(array("dev_" + name, metric.getValuesList())));
        return quantities;
    }

    /** Coordinates and quantities. */
    List<NumberArray> all() {
        List<NumberArray> all = new ArrayList<>(isLine ? List.of(alpha()) : List.of(alpha(), beta()));
        all.addAll(quantities());
        return all;
    }

    /** The same as columns, each as long as there are points. */
    List<NumberArray> columns() {
        int width = surface.getAlphaCount();
        List<NumberArray> columns = new ArrayList<>(List.of(
                column("alpha", point -> surface.getAlpha(point % width)),
                column("beta", point -> surface.getBeta(point / width))));
        columns.addAll(quantities());
        return columns;
    }

    private NumberArray column(String name, IntToDoubleFunction ofPoint) {
        int points = surface.getAlphaCount() * surface.getBetaCount();
        return NumberArray.vector(
                name, IntStream.range(0, points).mapToDouble(ofPoint).toArray());
    }

    private NumberArray array(String name, List<Double> values) {
        double[] numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
        return isLine
                ? NumberArray.vector(name, numbers)
                : NumberArray.matrix(name, surface.getBetaCount(), surface.getAlphaCount(), numbers);
    }
}
