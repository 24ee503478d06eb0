package dev.basin.engine.landscape;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** One number per cell of a grid, in the grid's order. Non-finite values are kept. */
public final class Surface {
    private final Grid grid;
    private final double[] values; // (rows × columns), row-major, a row per beta

    private Surface(Grid grid, double[] values) {
        this.grid = grid;
        this.values = values;
    }

    /** A surface with the value that the function gives for each cell index. */
    public static Surface of(Grid grid, IntToDoubleFunction valueOfCell) {
        return new Surface(
                grid, IntStream.range(0, grid.size()).mapToDouble(valueOfCell).toArray());
    }

    public Grid grid() {
        return grid;
    }

    public double at(int cell) {
        return values[cell];
    }

    public double at(int row, int column) {
        return values[grid.index(row, column)];
    }

    /** A copy of the values, row-major. */
    public double[] values() {
        return values.clone();
    }

    public double min() {
        return Arrays.stream(values).filter(Double::isFinite).min().orElse(Double.NaN);
    }

    /** The first cell with the lowest finite value; empty if no value is finite. */
    public OptionalInt lowestCell() {
        return IntStream.range(0, values.length)
                .filter(cell -> Double.isFinite(values[cell]))
                .reduce((best, cell) -> values[cell] < values[best] ? cell : best);
    }

    /**
     * Bilinear interpolation between the four cells around a point; not finite if one that counts is not.
     *
     * @throws IllegalArgumentException if the grid does not cover the point
     */
    public double interpolate(Point point) {
        if (!grid.covers(point)) {
            throw new IllegalArgumentException("the grid does not cover " + point);
        }
        int row = grid.beta().interval(point.beta());
        double below = interpolateRow(row, point.alpha());
        double part = part(grid.beta(), row, point.beta());
        return part == 0 ? below : mix(below, interpolateRow(row + 1, point.alpha()), part);
    }

    private double interpolateRow(int row, double alpha) {
        int column = grid.alpha().interval(alpha);
        double part = part(grid.alpha(), column, alpha);
        return part == 0 ? at(row, column) : mix(at(row, column), at(row, column + 1), part);
    }

    private static double part(Axis axis, int index, double value) {
        return value == axis.at(index) ? 0 : (value - axis.at(index)) / (axis.at(index + 1) - axis.at(index));
    }

    private static double mix(double from, double to, double part) {
        return part == 1 ? to : (1 - part) * from + part * to;
    }
}
