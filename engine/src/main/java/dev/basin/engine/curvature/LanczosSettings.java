package dev.basin.engine.curvature;

/**
 * What is looked for, and when the search stops.
 *
 * @param pairs eigenpairs wanted, at least 1
 * @param vectors vectors in the search space, at least {@code pairs + 2}; as many and two more are held in memory
 * @param maxProducts products with the operator at most, at least {@code 2 * pairs}; verifying the pairs takes {@code pairs} of
 *     them
 * @param tolerance largest residual of a pair as a share of its value, above 0
 * @param seed decides the vector that the search starts from
 */
public record LanczosSettings(int pairs, int vectors, int maxProducts, double tolerance, long seed) {
    /** Float32 products carry errors in proportion to the largest value: a small pair cannot be had more exactly than this. */
    private static final double SMALLEST_SHARE = 1e-2;

    public LanczosSettings {
        require(pairs >= 1, "pairs", pairs, "at least 1");
        require(vectors >= pairs + 2, "vectors", vectors, "at least " + (pairs + 2) + ", two more than the pairs");
        require(maxProducts >= 2 * pairs, "max products", maxProducts, "at least twice the pairs");
        require(tolerance > 0 && Double.isFinite(tolerance), "tolerance", tolerance, "finite and above 0");
    }

    /**
     * Residuals of a thousandth, and 100 products and 20 more for each pair at most. The space is small: on the models tried a
     * larger one saved few products, and each vector is as large as the model.
     */
    public static LanczosSettings of(int pairs, long seed) {
        return new LanczosSettings(pairs, 2 * pairs + 4, 100 + 20 * pairs, 1e-3, seed);
    }

    /** The stopping rule: residual <= tolerance · max(|value|, |largest value| / 100). */
    boolean accepts(double residual, double value, double largest) {
        return residual <= tolerance * Math.max(Math.abs(value), SMALLEST_SHARE * Math.abs(largest));
    }

    private static void require(boolean condition, String name, Number value, String accepted) {
        if (!condition) {
            throw new IllegalArgumentException(name + " is " + value + " but must be " + accepted);
        }
    }
}
