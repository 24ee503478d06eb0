package dev.basin.engine.curvature;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.theta.ParameterVector;

/**
 * A Krylov space that grows by one product at a time and restarts from its best pairs when it is full.
 *
 * <p>The operator between the basis vectors is taken from full orthogonalisation and not from a three-term recurrence, so that a
 * restart needs no formulas of its own and float32 rounding does not build up. Holds {@code capacity + 2} vectors.
 */
final class SearchSpace implements AutoCloseable {
    /** A rest below this share of the largest value is float32 rounding: the space is closed under the operator. */
    private static final double ROUNDING = 1e-6;

    private final SymmetricOperator operator;
    private final int capacity;
    private final long seed;
    private final Basis basis;
    private final double[] projection; // (capacity, capacity) the operator between basis vectors, filled up to size
    private final ParameterVector newest; // unit vector that the next product takes
    private final ParameterVector rest; // what the last product has outside of the space
    private int size; // basis vectors that were multiplied
    private int randomVectors;
    private double restNorm;
    private RitzPairs pairs;

    SearchSpace(SymmetricOperator operator, NDManager memory, int capacity, long seed) {
        this.operator = operator;
        this.capacity = capacity;
        this.seed = seed;
        this.basis = new Basis(memory, capacity, operator.layout().size());
        this.projection = new double[capacity * capacity];
        this.newest = ParameterVector.zeros(memory, operator.layout());
        this.rest = ParameterVector.zeros(memory, operator.layout());
        continueAtRandom();
    }

    /** Multiplies the newest vector and makes it part of the space. */
    void extend() {
        operator.apply(newest, rest);
        double[] column = basis.orthogonalize(size + 1, rest);
        for (int i = 0; i <= size; i++) {
            projection[i * capacity + size] = column[i];
            projection[size * capacity + i] = column[i];
        }
        size++;
        restNorm = rest.norm();
        if (isFinite()) {
            pairs = RitzPairs.of(leadingBlock(), size);
        }
    }

    /** Whether everything so far is a number; a search cannot go on after one that is not. */
    boolean isFinite() {
        return Double.isFinite(restNorm);
    }

    boolean isFull() {
        return size == capacity;
    }

    /** Whether the space is all that the operator acts on. */
    boolean isWhole() {
        return size == operator.dimension();
    }

    RitzPairs pairs() {
        return pairs;
    }

    /** How far the operator takes a pair's unit vector from its multiple, as the recurrence has it. */
    double residual(int pair) {
        return restNorm * Math.abs(pairs.last(pair));
    }

    /** Shrinks the space to the span of its best pairs. */
    void keep(int count) {
        basis.rotate(pairs.rotation(count), count);
        size = count;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                projection[i * capacity + j] = i == j ? pairs.values()[i] : 0;
            }
        }
    }

    /** Goes on with the last product's rest, or at random where there is none. */
    void continueWithRest() {
        if (restNorm <= ROUNDING * pairs.magnitude(0)) {
            continueAtRandom();
        } else {
            continueWith(rest, restNorm);
        }
    }

    /** Goes on with a random vector outside of the space. */
    void continueAtRandom() {
        RandomVectors.fillUniformly(rest, operator.domain(), seed, randomVectors++);
        rest.scale(1 / rest.norm());
        if (size > 0) {
            basis.orthogonalize(size, rest);
        }
        continueWith(rest, rest.norm());
    }

    private void continueWith(ParameterVector vector, double norm) {
        newest.set(vector);
        newest.scale(1 / norm);
        basis.write(size, newest);
    }

    /** After {@link #keep}: value and true residual of a pair, by a product of its own. */
    Eigenvalue verify(int pair) {
        basis.read(pair, newest);
        operator.apply(newest, rest);
        double square = newest.dot(newest);
        double value = newest.dot(rest) / square;
        rest.add(-value, newest);
        return new Eigenvalue(value, rest.norm() / Math.sqrt(square), false);
    }

    void read(int pair, ParameterVector out) {
        basis.read(pair, out);
    }

    private double[] leadingBlock() {
        double[] block = new double[size * size];
        for (int i = 0; i < size; i++) {
            System.arraycopy(projection, i * capacity, block, i * size, size);
        }
        return block;
    }

    @Override
    public void close() {
        rest.close();
        newest.close();
        basis.close();
    }
}
