package dev.basin.engine.bert;

import dev.basin.engine.random.SplitMix64;

/**
 * Where dropout masks come from: each site of each step has its own seed, so that neither concurrent runs nor a restart in the
 * middle change a mask. Within a run no two seeds are equal for four billion sites.
 */
public final class DropoutSeeds {
    /** No dropout. */
    static final long NONE = -1;

    // Tells these numbers from those of the data order, whose purposes are epochs from 0.
    private static final long DROPOUT = -1;

    private DropoutSeeds() {}

    /** The seed of the first site, the embeddings, at this step; the next sites follow one by one. */
    public static long first(BertConfig config, long runSeed, long step) {
        return (SplitMix64.of(runSeed, DROPOUT).nextLong() & 0xFFFF_FFFFL) + step * sites(config);
    }

    /** Embeddings, three in each layer, and the pooled output. */
    static int sites(BertConfig config) {
        return 2 + 3 * config.layers();
    }
}
