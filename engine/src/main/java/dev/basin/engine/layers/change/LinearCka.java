package dev.basin.engine.layers.change;

import static dev.basin.engine.layers.change.PairMoments.squaredNorm;

import dev.basin.engine.landscape.measures.Measure;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Linear centred kernel alignment (Kornblith et al. 2019) of two models' hidden states: 1 where they are equal up to rotation
 * and scale.
 *
 * <p>The plain estimator finds likeness between unrelated states when tokens are few: about width / tokens where they vary
 * alike in all directions. Below {@value #MANY} tokens per unit of width, where that exceeds 0.01, the debiased one is taken,
 * which puts the unbiased estimator of HSIC (Song et al. 2012) in all three places; it may come out below 0.
 */
final class LinearCka {
    private static final int MANY = 100;

    private LinearCka() {}

    static Measure measure(PairMoments moments) {
        boolean few = moments.tokens() < (long) MANY * moments.width();
        String estimator = few ? "debiased" : "plain";
        return Measure.of(
                        "cka",
                        few ? debiased(moments) : plain(moments),
                        "similarity",
                        "linear CKA, %s estimator, over %d tokens of width %d; debiased below %d tokens per unit of width"
                                .formatted(estimator, moments.tokens(), moments.width(), MANY))
                .withCaveat("1 is no change; directions of great variance decide it");
    }

    /** ‖xy‖² / (‖xx‖ ‖yy‖), in [0, 1]. */
    static double plain(PairMoments moments) {
        return squaredNorm(moments.xy()) / Math.sqrt(squaredNorm(moments.xx()) * squaredNorm(moments.yy()));
    }

    /** The same with unbiased estimates; NaN with fewer than 4 tokens, or where they tell no likeness of a state to itself. */
    static double debiased(PairMoments moments) {
        double xy = unbiased(moments, moments.xy(), moments.lengthsXy(), moments.xx(), moments.yy());
        double xx = unbiased(moments, moments.xx(), moments.lengthsX(), moments.xx(), moments.xx());
        double yy = unbiased(moments, moments.yy(), moments.lengthsY(), moments.yy(), moments.yy());
        return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : Double.NaN;
    }

    /** n (n − 3) times the unbiased HSIC, from the features: ‖xy‖² − n/(n−2) Σ|x|²|y|² + Σ|x|² Σ|y|² / ((n−1)(n−2)). */
    private static double unbiased(
            PairMoments moments, DMatrixRMaj xy, double lengths, DMatrixRMaj xx, DMatrixRMaj yy) {
        double n = moments.tokens();
        double traces = CommonOps_DDRM.trace(xx) * CommonOps_DDRM.trace(yy);
        return n < 4 ? Double.NaN : squaredNorm(xy) - n / (n - 2) * lengths + traces / ((n - 1) * (n - 2));
    }
}
