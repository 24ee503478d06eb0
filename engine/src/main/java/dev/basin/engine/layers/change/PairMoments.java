package dev.basin.engine.layers.change;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * Second moments of the same tokens in two models' hidden states, about their means. With the centred rows x and y:
 *
 * @param tokens number of tokens, padding left out
 * @param xx Σ x xᵀ (H, H)
 * @param yy Σ y yᵀ (H, H)
 * @param xy Σ x yᵀ (H, H)
 * @param lengthsX Σ |x|⁴
 * @param lengthsY Σ |y|⁴
 * @param lengthsXy Σ |x|² |y|²
 */
record PairMoments(
        long tokens,
        DMatrixRMaj xx,
        DMatrixRMaj yy,
        DMatrixRMaj xy,
        double lengthsX,
        double lengthsY,
        double lengthsXy) {
    /**
     * Centres the sums that {@link ChangeKernel#addMoments} gathered.
     *
     * @param gram ZᵀZ of the rows z = (x, y, |x|², |y|², 1), row-major (2H + 3, 2H + 3)
     */
    static PairMoments ofGram(double[] gram, int width) {
        DMatrixRMaj sums = DMatrixRMaj.wrap(2 * width + 3, 2 * width + 3, gram);
        return new Centred(sums, width).moments();
    }

    int width() {
        return xx.numRows;
    }

    /** ‖xy‖², squared Frobenius norm. */
    static double squaredNorm(DMatrixRMaj matrix) {
        double norm = NormOps_DDRM.fastNormF(matrix);
        return norm * norm;
    }

    /** The scatter of z about its mean; a centred |x - m|² is |x|² - 2 m·x up to a constant, so all else follows from it. */
    private static final class Centred {
        private final int width;
        private final long tokens;
        private final double[] mean; // (2H + 3)
        private final DMatrixRMaj scatter; // (2H + 3, 2H + 3)

        Centred(DMatrixRMaj sums, int width) {
            int last = 2 * width + 2;
            this.width = width;
            this.tokens = (long) sums.get(last, last);
            this.mean = new double[last + 1];
            for (int i = 0; i <= last; i++) {
                mean[i] = sums.get(i, last) / tokens;
            }
            this.scatter = sums.copy();
            for (int i = 0; i <= last; i++) {
                for (int j = 0; j <= last; j++) {
                    scatter.add(i, j, -tokens * mean[i] * mean[j]);
                }
            }
        }

        PairMoments moments() {
            return new PairMoments(
                    tokens,
                    block(0, 0),
                    block(width, width),
                    block(0, width),
                    lengths(0, 0),
                    lengths(1, 1),
                    lengths(0, 1));
        }

        private DMatrixRMaj block(int row, int column) {
            return CommonOps_DDRM.extract(scatter, row, row + width, column, column + width);
        }

        /** Σ |x|² |y|² of centred rows, x the first model (0) or the second (1), and y likewise. */
        private double lengths(int x, int y) {
            int lengthX = 2 * width + x;
            int lengthY = 2 * width + y;
            double covariance = scatter.get(lengthX, lengthY);
            for (int i = 0; i < width; i++) {
                covariance -= 2 * mean[y * width + i] * scatter.get(lengthX, y * width + i);
                covariance -= 2 * mean[x * width + i] * scatter.get(x * width + i, lengthY);
                for (int j = 0; j < width; j++) {
                    covariance +=
                            4 * mean[x * width + i] * scatter.get(x * width + i, y * width + j) * mean[y * width + j];
                }
            }
            return covariance + trace(x) * trace(y) / tokens;
        }

        private double trace(int model) {
            double trace = 0;
            for (int i = model * width; i < (model + 1) * width; i++) {
                trace += scatter.get(i, i);
            }
            return trace;
        }
    }
}
