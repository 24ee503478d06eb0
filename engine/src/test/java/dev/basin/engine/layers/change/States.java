package dev.basin.engine.layers.change;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.basin.engine.torch.DeviceKind;
import dev.basin.engine.torch.TorchThreads;
import java.util.Arrays;
import java.util.Random;

/** Made-up hidden states, (tokens, width), in float64 so that closed forms hold to its last digits. */
final class States implements AutoCloseable {
    private final NDManager manager;

    States() {
        TorchThreads.prepareThisThread(1);
        manager = DeviceKind.CPU.newMemory();
    }

    PairMoments moments(double[][] x, double[][] y) {
        return moments(x, y, x.length);
    }

    /** The same from batches of a few tokens. */
    PairMoments moments(double[][] x, double[][] y, int tokensAtOnce) {
        int width = x[0].length;
        try (NDArray gram = manager.zeros(new Shape(2 * width + 3, 2 * width + 3), DataType.FLOAT64)) {
            for (int from = 0; from < x.length; from += tokensAtOnce) {
                int to = Math.min(x.length, from + tokensAtOnce);
                add(gram, Arrays.copyOfRange(x, from, to), Arrays.copyOfRange(y, from, to));
            }
            return PairMoments.ofGram(gram.toDoubleArray(), width);
        }
    }

    private void add(NDArray gram, double[][] x, double[][] y) {
        try (NDArray gridX = grid(x);
                NDArray gridY = grid(y);
                NDArray mask = manager.ones(new Shape(1, x.length))) {
            ChangeKernel.addMoments(gram, gridX, gridY, mask);
        }
    }

    double rsa(double[][] x, double[][] y) {
        try (NDArray rowsX = grid(x);
                NDArray rowsY = grid(y)) {
            Shape rows = new Shape(x.length, x[0].length);
            double[] sums = ChangeKernel.similaritySums(rowsX.reshape(rows), rowsY.reshape(rows));
            return TokenSimilarity.correlation(sums, x.length * (x.length - 1.0) / 2);
        }
    }

    /** (1, tokens, width). */
    private NDArray grid(double[][] rows) {
        double[] flat = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return manager.create(flat, new Shape(1, rows.length, rows[0].length));
    }

    static double[][] normal(long seed, int tokens, int width) {
        Random random = new Random(seed);
        return fill(tokens, width, (_, _) -> random.nextGaussian());
    }

    /** Columns that are orthogonal, have mean 0 and equal lengths: waves of different frequencies. */
    static double[][] waves(int tokens, int width, int firstFrequency) {
        return fill(
                tokens,
                width,
                (row, column) -> Math.cos(2 * Math.PI * (firstFrequency + column) * (row + 0.5) / tokens));
    }

    static double[][] times(double[][] x, double[][] matrix) {
        return fill(x.length, matrix[0].length, (row, column) -> {
            double sum = 0;
            for (int i = 0; i < matrix.length; i++) {
                sum += x[row][i] * matrix[i][column];
            }
            return sum;
        });
    }

    /** A reflection and permutation of the axes: orthogonal, and none of its numbers is 0. */
    static double[][] orthogonal(int width) {
        return fill(width, width, (i, j) -> ((i + 1) % width == j ? 1.0 : 0.0) - 2.0 / width);
    }

    static double[][] affine(double scale, double[][] x, double shift) {
        return fill(x.length, x[0].length, (row, column) -> scale * x[row][column] + shift * (column + 1));
    }

    static double[][] fill(int rows, int columns, Entry entry) {
        double[][] matrix = new double[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                matrix[row][column] = entry.at(row, column);
            }
        }
        return matrix;
    }

    @FunctionalInterface
    interface Entry {
        double at(int row, int column);
    }

    @Override
    public void close() {
        manager.close();
    }
}
