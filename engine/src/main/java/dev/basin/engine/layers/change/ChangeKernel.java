package dev.basin.engine.layers.change;

import ai.djl.ndarray.NDArray;
import dev.basin.engine.torch.TorchModule;
import java.util.Map;

/** The face of {@code change.py}: sums over tokens, in float64. */
final class ChangeKernel {
    // INVARIANT: text without tensors or state, loaded once a process like libtorch itself.
    private static final TorchModule MODULE = TorchModule.load(ChangeKernel.class, "change.py", Map.of());

    private ChangeKernel() {}

    /** ‖b − a‖² and ‖a‖². */
    static double[] squares(NDArray a, NDArray b) {
        return MODULE.call("squares").tensor(a).tensor(b).toDoubles(a.getManager());
    }

    /**
     * Adds a batch's tokens to the sums that {@link PairMoments} reads.
     *
     * @param gram (2H + 3, 2H + 3) float64
     * @param x (B, T, H)
     * @param y (B, T, H)
     * @param mask (B, T)
     * @return tokens that are not finite
     */
    static long addMoments(NDArray gram, NDArray x, NDArray y, NDArray mask) {
        return (long) MODULE.call("add_moments")
                .tensor(gram)
                .tensor(x)
                .tensor(y)
                .tensor(mask)
                .toDouble();
    }

    /**
     * Jensen-Shannon divergence in nats of each asking token's attention, summed over the tokens.
     *
     * @param p (B, heads, T, T)
     * @param q (B, heads, T, T)
     * @param mask (B, T)
     * @return (B, heads), row-major
     */
    static double[] attentionJs(NDArray p, NDArray q, NDArray mask) {
        return MODULE.call("attention_js").tensor(p).tensor(q).tensor(mask).toDoubles(p.getManager());
    }

    /** Copies cells of a grid (B, T, H) into rows of a sample (S, H). */
    static void put(NDArray sample, NDArray rows, NDArray grid, NDArray cells) {
        MODULE.call("put")
                .tensor(sample)
                .tensor(rows)
                .tensor(grid)
                .tensor(cells)
                .run();
    }

    /**
     * Of cosine similarities a in x and b in y, over pairs of different tokens: the sums of a, b, a², b² and ab.
     *
     * @param x (S, H)
     * @param y (S, H)
     */
    static double[] similaritySums(NDArray x, NDArray y) {
        return MODULE.call("similarity_sums").tensor(x).tensor(y).toDoubles(x.getManager());
    }
}
