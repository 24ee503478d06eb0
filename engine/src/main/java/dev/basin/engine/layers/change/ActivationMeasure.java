package dev.basin.engine.layers.change;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.bert.BertConfig;
import dev.basin.engine.data.EncodedExample;
import dev.basin.engine.landscape.measures.Measure;
import java.util.List;
import java.util.Set;

/**
 * A comparison of what two models make of the same tokens, gathered batch by batch in memory that does not depend on how many
 * come. Padding never counts. For one engine thread at a time.
 */
public sealed interface ActivationMeasure extends AutoCloseable
        permits StateMoments, AttentionDivergence, TokenSimilarity {
    /**
     * Hidden states by their second moments.
     *
     * @param measures at least one; for SVCCA the tokens must be {@link Svcca#fewestTokens} or more
     */
    static ActivationMeasure moments(NDManager manager, BertConfig config, Set<MomentMeasure> measures) {
        return StateMoments.over(manager, config, measures);
    }

    /** Divergence of the attention. */
    static ActivationMeasure attentionJs(BertConfig config) {
        return new AttentionDivergence(config.layers(), config.heads());
    }

    /**
     * Similarities of a sample of tokens.
     *
     * @param most tokens to draw from the examples under the seed, at least 3
     */
    static ActivationMeasure rsa(
            NDManager manager, BertConfig config, List<EncodedExample> examples, int most, long seed) {
        return TokenSimilarity.over(manager, config, TokenSample.of(examples, most, seed));
    }

    /** Takes in a batch; each is to be added once. */
    void add(TracedBatch batch);

    /** Of what the embeddings (0) or a layer (from 1) put out; empty where the measure has nothing to say of it. */
    List<Measure> of(int state);

    @Override
    void close();
}
