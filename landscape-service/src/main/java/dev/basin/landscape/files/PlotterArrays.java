package dev.basin.landscape.files;

import dev.basin.export.NumberArray;
import dev.basin.landscape.v1.AxisGeometry;
import dev.basin.landscape.v1.Geometry;
import java.util.ArrayList;
import java.util.List;

/**
 * The arrays that plot_1D.py, plot_2D.py and h52vtp.py of Li et al. (github.com/tomgoldstein/loss-landscape) read beside
 * {@code train_loss}, under their names and in their unit, percent. Matrices have a row per y, as the plotters lay them over
 * their mesh. Surface, path and directions are files of their own there; one file can be all three.
 */
record PlotterArrays(LandscapeContent landscape) {
    List<NumberArray> all() {
        SurfaceArrays surface = landscape.surfaceArrays();
        List<NumberArray> arrays = new ArrayList<>(List.of(
                surface.alpha().named("xcoordinates"),
                percentRight("train_acc", surface.trainError()),
                percentWrong("train_err", surface.trainError()),
                surface.devLoss().named("test_loss"),
                percentRight("test_acc", surface.devError()),
                percentWrong("test_err", surface.devError())));
        if (!surface.isLine()) {
            arrays.add(surface.beta().named("ycoordinates"));
        }
        if (landscape.hasTrajectory()) {
            arrays.add(landscape.trajectoryArrays().planeAlpha().named("proj_xcoord"));
            arrays.add(landscape.trajectoryArrays().planeBeta().named("proj_ycoord"));
            // plot_2D.py draws no path without this; where it is not known the labels read nan.
            Geometry geometry = landscape.result().getGeometry();
            arrays.add(NumberArray.vector(
                    "explained_variance_ratio_", explained(geometry.getAlpha()), explained(geometry.getBeta())));
        }
        return arrays;
    }

    /** Known of principal components only. */
    private static double explained(AxisGeometry axis) {
        return axis.hasExplainedVariance() ? axis.getExplainedVariance() : Double.NaN;
    }

    private static NumberArray percentRight(String name, NumberArray error) {
        return error.mapped(name, share -> 100 * (1 - share));
    }

    private static NumberArray percentWrong(String name, NumberArray error) {
        return error.mapped(name, share -> 100 * share);
    }
}
