package dev.basin.engine.directions;

import dev.basin.engine.theta.ParameterVector;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Inner products of many vectors of a model's size, of which few fit into memory at once.
 *
 * @param products (size, size) row-major
 */
@SuppressWarnings("ArrayRecordComponent") // Made and used in one place, and compared nowhere.
record GramMatrix(double[] products, int size) {
    /** Vectors held at once; one more is open beside them. */
    private static final int HELD = 4;

    /**
     * The inner products of all pairs, in float64.
     *
     * @param open makes vector i anew, about size²/{@value #HELD}/2 times in all; closed here
     */
    static GramMatrix of(int size, IntFunction<ParameterVector> open) {
        GramMatrix gram = new GramMatrix(new double[size * size], size);
        for (int first = 0; first < size; first += HELD) {
            gram.fillRows(first, Math.min(first + HELD, size), open);
        }
        return gram;
    }

    /** Rows from first to end, and their columns; those before are filled. */
    private void fillRows(int first, int end, IntFunction<ParameterVector> open) {
        List<ParameterVector> held = IntStream.range(first, end).mapToObj(open).toList();
        for (int j = first; j < end; j++) {
            multiply(first, held, j, held.get(j - first));
        }
        for (int j = end; j < size; j++) {
            try (ParameterVector other = open.apply(j)) {
                multiply(first, held, j, other);
            }
        }
        held.forEach(ParameterVector::close);
    }

    private void multiply(int first, List<ParameterVector> held, int j, ParameterVector other) {
        for (int i = first; i < first + held.size(); i++) {
            double product = held.get(i - first).dot(other);
            products[i * size + j] = product;
            products[j * size + i] = product;
        }
    }

    boolean isFinite() {
        return Arrays.stream(products).allMatch(Double::isFinite);
    }
}
