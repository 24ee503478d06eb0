package dev.basin.engine.curvature;

import dev.basin.engine.torch.SymmetricEigen;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Eigenpairs of an operator within a search space, by decreasing magnitude of the value.
 *
 * @param values one per dimension of the space
 * @param vectors of each pair, its coordinates in the space's basis; orthonormal
 */
@SuppressWarnings("ArrayRecordComponent") // Made in every step of a search, and compared nowhere.
record RitzPairs(double[] values, double[][] vectors) {
    /** @param projection (size, size) row-major: the operator between the basis vectors; finite */
    static RitzPairs of(double[] projection, int size) {
        double[] eigen = SymmetricEigen.of(projection, size);
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble(pair -> -Math.abs(eigen[pair])))
                .mapToInt(Integer::intValue)
                .toArray();
        return new RitzPairs(
                Arrays.stream(order).mapToDouble(pair -> eigen[pair]).toArray(),
                Arrays.stream(order).mapToObj(pair -> column(eigen, pair, size)).toArray(double[][]::new));
    }

    private static double[] column(double[] eigen, int pair, int size) {
        return IntStream.range(1, size + 1)
                .mapToDouble(row -> eigen[row * size + pair])
                .toArray();
    }

    int size() {
        return values.length;
    }

    double magnitude(int pair) {
        return Math.abs(values[pair]);
    }

    /** The share of the basis vector that came last in a pair. */
    double last(int pair) {
        return vectors[pair][size() - 1];
    }

    /** The vectors of the first pairs, row by row. */
    double[] rotation(int pairs) {
        return Arrays.stream(vectors, 0, pairs).flatMapToDouble(Arrays::stream).toArray();
    }
}
