package dev.basin.export;

import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Heights at which points can be drawn. A point without a finite height stands as high as the highest that has one, so that
 * nothing is drawn out of proportion, and is said to be hidden.
 */
final class Heights {
    /** What VTK calls a point that is not drawn, nor any cell that it is part of. */
    private static final byte HIDDEN = 2;

    private final double[] measured;
    private final double highest;

    Heights(NumberArray measured) {
        this.measured = measured.values();
        this.highest =
                DoubleStream.of(this.measured).filter(Double::isFinite).max().orElse(0);
    }

    /** Points at these heights, three coordinates each. */
    double[] points(IntToDoubleFunction x, IntToDoubleFunction y) {
        double[] points = new double[3 * measured.length]; // (points × 3)
        for (int i = 0; i < measured.length; i++) {
            points[3 * i] = x.applyAsDouble(i);
            points[3 * i + 1] = y.applyAsDouble(i);
            points[3 * i + 2] = height(i);
        }
        return points;
    }

    private double height(int point) {
        return Double.isFinite(measured[point]) ? measured[point] : highest;
    }

    /** For the array that VTK knows by the name vtkGhostType. */
    byte[] hidden() {
        byte[] hidden = new byte[measured.length];
        IntStream.range(0, hidden.length)
                .filter(point -> !Double.isFinite(measured[point]))
                .forEach(point -> hidden[point] = HIDDEN);
        return hidden;
    }
}
