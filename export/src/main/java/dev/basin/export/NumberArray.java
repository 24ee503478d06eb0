package dev.basin.export;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A vector or a matrix under a name, with at least one number. Non-finite numbers are kept as they are. */
public final class NumberArray {
    private final String name;
    private final List<Integer> shape;
    private final double[] values; // (rows × columns) of a matrix, row after row

    private NumberArray(String name, List<Integer> shape, double[] values) {
        this.name = Names.require(name);
        this.shape = shape;
        this.values = values.clone();
        if (values.length == 0
                || values.length != shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact)) {
            throw new IllegalArgumentException(
                    "'%s' of shape %s has %d values; as many as the shape says are needed, at least 1"
                            .formatted(name, shape, values.length));
        }
    }

    public static NumberArray vector(String name, double... values) {
        return new NumberArray(name, List.of(values.length), values);
    }

    public static NumberArray vector(String name, List<Double> values) {
        return vector(name, values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /**
     * A matrix.
     *
     * @param values row after row
     */
    public static NumberArray matrix(String name, int rows, int columns, double... values) {
        return new NumberArray(name, List.of(rows, columns), values);
    }

    public String name() {
        return name;
    }

    /** One length for a vector; rows, then columns for a matrix. */
    public List<Integer> shape() {
        return shape;
    }

    public int size() {
        return values.length;
    }

    /** The number at a position, counted row after row. */
    public double at(int index) {
        return values[index];
    }

    /** A copy of the numbers, row after row. */
    public double[] values() {
        return values.clone();
    }

    /** The same numbers under another name. */
    public NumberArray named(String other) {
        return new NumberArray(other, shape, values);
    }

    /** The numbers as a function turns them, under another name. */
    public NumberArray mapped(String other, DoubleUnaryOperator function) {
        return new NumberArray(
                other, shape, DoubleStream.of(values).map(function).toArray());
    }

    /** The numbers of a matrix as a table of rows. */
    double[][] rows() {
        int columns = shape.getLast();
        return IntStream.range(0, size() / columns)
                .mapToObj(row -> Arrays.copyOfRange(values, row * columns, (row + 1) * columns))
                .toArray(double[][]::new);
    }
}
