package dev.basin.engine.layers.change;

import dev.basin.engine.landscape.measures.Measure;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/**
 * SVCCA distance (Raghu et al. 2017; Hao et al. 2020) of two models' hidden states: 1 − (1/k) Σ ρᵢ over the canonical
 * correlations of the principal directions that hold {@value #KEPT_VARIANCE} of each one's variance. 0 where each state is a
 * linear image of the other; in [0, 1].
 *
 * <p>Tokens must outnumber the width by far: with as many tokens as directions all correlations are 1, whatever the states, and
 * with 5 times as many they still average 0.4.
 */
public final class Svcca {
    /** Fewest tokens per unit of width for which the distance is given. */
    public static final int FEWEST = 5;

    static final double KEPT_VARIANCE = 0.99;

    private Svcca() {}

    /** Fewest tokens for which the distance is given. */
    public static long fewestTokens(int width) {
        return (long) FEWEST * width;
    }

    static Measure measure(PairMoments moments) {
        Correlations found = correlations(moments);
        return Measure.of(
                        "svcca_distance",
                        found.distance(),
                        "distance, 0 to 1",
                        "1 - mean canonical correlation over %d directions, from %d and %d that hold %s of the variance, %d tokens"
                                .formatted(
                                        found.values().length,
                                        found.keptX(),
                                        found.keptY(),
                                        KEPT_VARIANCE,
                                        moments.tokens()))
                .withCaveat(
                        "errs low: unrelated states come out at about 0.6 with 5 tokens for each kept direction, 0.74 with"
                                + " 10, 0.88 with 50");
    }

    /**
     * Canonical correlations, greatest first.
     *
     * @throws IllegalArgumentException if tokens are fewer than {@link #fewestTokens}
     */
    static Correlations correlations(PairMoments moments) {
        if (moments.tokens() < fewestTokens(moments.width())) {
            throw new IllegalArgumentException("SVCCA of width %d needs at least %d tokens, received %d"
                    .formatted(moments.width(), fewestTokens(moments.width()), moments.tokens()));
        }
        if (MatrixFeatures_DDRM.hasUncountable(moments.xx()) || MatrixFeatures_DDRM.hasUncountable(moments.yy())) {
            return new Correlations(new double[] {Double.NaN}, 0, 0);
        }
        DMatrixRMaj white0 = whitening(moments.xx());
        DMatrixRMaj white1 = whitening(moments.yy());
        DMatrixRMaj half = new DMatrixRMaj(white0.numCols, moments.width());
        DMatrixRMaj cross = new DMatrixRMaj(white0.numCols, white1.numCols);
        CommonOps_DDRM.multTransA(white0, moments.xy(), half);
        CommonOps_DDRM.mult(half, white1, cross);
        return new Correlations(singularValues(cross), white0.numCols, white1.numCols);
    }

    /** W with Wᵀ scatter W = 1 over the directions of greatest variance: eigenvectors over the roots of their eigenvalues. */
    private static DMatrixRMaj whitening(DMatrixRMaj scatter) {
        int width = scatter.numRows;
        var eigen = DecompositionFactory_DDRM.eig(width, true, true);
        require(eigen.decompose(scatter.copy()), "eigenvalues");
        int[] order = IntStream.range(0, width)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -eigen.getEigenvalue(i).getReal()))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] variances = Arrays.stream(order)
                .mapToDouble(i -> eigen.getEigenvalue(i).getReal())
                .toArray();
        int kept = kept(variances);
        DMatrixRMaj whitening = new DMatrixRMaj(width, kept);
        for (int j = 0; j < kept; j++) {
            DMatrixRMaj vector = eigen.getEigenVector(order[j]);
            for (int i = 0; i < width; i++) {
                whitening.set(i, j, vector.get(i) / Math.sqrt(variances[j]));
            }
        }
        return whitening;
    }

    /** How many of the greatest variances hold the share to keep; 0 where nothing varies. */
    static int kept(double[] descending) {
        double wanted = KEPT_VARIANCE * Arrays.stream(descending).sum();
        double held = 0;
        int kept = 0;
        while (kept < descending.length && held < wanted) {
            held += descending[kept++];
        }
        return kept;
    }

    private static double[] singularValues(DMatrixRMaj matrix) {
        if (matrix.getNumElements() == 0) {
            return new double[] {Double.NaN};
        }
        var svd = DecompositionFactory_DDRM.svd(matrix.numRows, matrix.numCols, false, false, true);
        require(svd.decompose(matrix.copy()), "singular values");
        double[] values = Arrays.copyOf(svd.getSingularValues(), svd.numberOfSingularValues());
        Arrays.sort(values);
        return IntStream.range(0, values.length)
                .mapToDouble(i -> Math.min(1, values[values.length - 1 - i])) // above 1 by rounding alone
                .toArray();
    }

    private static void require(boolean converged, String what) {
        if (!converged) {
            throw new ArithmeticException("the search for " + what + " did not converge");
        }
    }

    /**
     * What CCA found.
     *
     * @param values canonical correlations in [0, 1], greatest first; a single NaN where there are none
     * @param keptX directions of the first model after truncation
     * @param keptY directions of the second
     */
    @SuppressWarnings("ArrayRecordComponent") // Averaged right away; compared nowhere.
    record Correlations(double[] values, int keptX, int keptY) {
        double distance() {
            return 1 - Arrays.stream(values).average().orElse(Double.NaN);
        }
    }
}
