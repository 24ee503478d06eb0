package dev.basin.engine.curvature;

import dev.basin.engine.landscape.SmallEncoder;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterLayout;
import dev.basin.engine.theta.ParameterVector;
import java.util.Random;

/** A symmetric matrix over the vectors of {@link SmallEncoder}, whose spectrum is chosen. */
final class DenseOperator implements SymmetricOperator {
    private static final int SIZE = SmallEncoder.SIZE;

    private final double[][] entries;
    private final LayerGroup domain;
    int products;

    private DenseOperator(double[][] entries, LayerGroup domain) {
        this.entries = entries;
        this.domain = domain;
    }

    /** Q diag(eigenvalues, 0, 0, ...) Q' with a random orthogonal Q. */
    static DenseOperator withSpectrum(double... eigenvalues) {
        double[][] q = orthogonal(new Random(7));
        double[][] entries = new double[SIZE][SIZE];
        for (int pair = 0; pair < eigenvalues.length; pair++) {
            for (int i = 0; i < SIZE; i++) {
                for (int j = 0; j < SIZE; j++) {
                    entries[i][j] += eigenvalues[pair] * q[pair][i] * q[pair][j];
                }
            }
        }
        return new DenseOperator(entries, LayerGroup.wholeEncoder());
    }

    static DenseOperator diagonal(double... diagonal) {
        double[][] entries = new double[SIZE][SIZE];
        for (int i = 0; i < diagonal.length; i++) {
            entries[i][i] = diagonal[i];
        }
        return new DenseOperator(entries, LayerGroup.wholeEncoder());
    }

    DenseOperator restrictedTo(LayerGroup group) {
        return new DenseOperator(entries, group);
    }

    double trace() {
        double trace = 0;
        for (int i = 0; i < SIZE; i++) {
            trace += entries[i][i];
        }
        return trace;
    }

    /** Variance of v'Av over vectors of random signs: twice the squares off the diagonal. */
    double probeVariance() {
        double squares = 0;
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                squares += i == j ? 0 : 2 * entries[i][j] * entries[i][j];
            }
        }
        return squares;
    }

    @Override
    public ParameterLayout layout() {
        return SmallEncoder.LAYOUT;
    }

    @Override
    public LayerGroup domain() {
        return domain;
    }

    @Override
    public void apply(ParameterVector in, ParameterVector out) {
        products++;
        float[] x = in.flat().toFloatArray();
        float[] y = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            double sum = 0;
            for (int j = 0; j < SIZE; j++) {
                sum += entries[i][j] * x[j];
            }
            y[i] = (float) sum;
        }
        SmallEncoder.fill(out, y);
        out.restrictTo(domain);
    }

    /** Gram and Schmidt over Gaussian rows. */
    private static double[][] orthogonal(Random random) {
        double[][] rows = new double[SIZE][];
        for (int i = 0; i < SIZE; i++) {
            rows[i] = random.doubles(SIZE, -1, 1).toArray();
            for (int j = 0; j < i; j++) {
                add(rows[i], -dot(rows[i], rows[j]), rows[j]);
            }
            scale(rows[i], 1 / Math.sqrt(dot(rows[i], rows[i])));
        }
        return rows;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(double[] out, double factor, double[] other) {
        for (int i = 0; i < out.length; i++) {
            out[i] += factor * other[i];
        }
    }

    private static void scale(double[] out, double factor) {
        for (int i = 0; i < out.length; i++) {
            out[i] *= factor;
        }
    }
}
