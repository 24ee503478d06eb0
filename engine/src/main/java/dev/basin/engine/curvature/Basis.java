package dev.basin.engine.curvature;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.basin.engine.theta.ParameterVector;

/** Orthonormal vectors of a model's size, as the rows of one float32 matrix that is allocated once. */
final class Basis implements AutoCloseable {
    private final NDArray rows; // (capacity, floats)

    Basis(NDManager memory, int capacity, long floats) {
        this.rows = memory.create(new Shape(capacity, floats), DataType.FLOAT32);
        NDScope.unregister(rows);
    }

    void write(int row, ParameterVector vector) {
        BasisKernel.write(rows, row, vector.flat());
    }

    void read(int row, ParameterVector out) {
        BasisKernel.read(rows, row, out.flat());
    }

    /**
     * Takes from the vector what lies in the span of the first rows. Twice: after one pass rounding leaves a part of them in what
     * is short beside what was taken, after two it does not.
     *
     * @return (count) the coefficients of what was taken
     */
    double[] orthogonalize(int count, ParameterVector vector) {
        double[] taken = BasisKernel.products(rows, count, vector.flat());
        BasisKernel.subtract(rows, taken, vector.flat());
        double[] left = BasisKernel.products(rows, count, vector.flat());
        BasisKernel.subtract(rows, left, vector.flat());
        for (int i = 0; i < count; i++) {
            taken[i] += left[i];
        }
        return taken;
    }

    /**
     * Replaces the first rows by combinations of rows, in place.
     *
     * @param rotation (count, rows combined) row-major
     */
    void rotate(double[] rotation, int count) {
        BasisKernel.rotate(rows, rotation, count);
    }

    @Override
    public void close() {
        rows.close();
    }
}
