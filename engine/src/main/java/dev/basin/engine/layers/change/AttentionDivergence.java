package dev.basin.engine.layers.change;

import dev.basin.engine.bert.Trace;
import dev.basin.engine.data.TokenBatch;
import dev.basin.engine.landscape.measures.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How the attention changed (Hao et al. 2020): {@code attention_js}, the Jensen-Shannon divergence of the two models' attention
 * rows, natural logarithm, in [0, ln 2], averaged over all tokens that ask and all heads; {@code attention_js/head-3} is one
 * head's. Symmetric in the two models.
 */
final class AttentionDivergence implements ActivationMeasure {
    private final int heads;
    private final List<TokenMean> layers; // (layers) over heads
    private final List<List<TokenMean>> perHead; // (layers, heads)

    AttentionDivergence(int layers, int heads) {
        this.heads = heads;
        this.layers = means(layers);
        this.perHead = Stream.generate(() -> means(heads)).limit(layers).toList();
    }

    private static List<TokenMean> means(int count) {
        return Stream.generate(TokenMean::new).limit(count).toList();
    }

    @Override
    public void add(TracedBatch batch) {
        Trace from = batch.from();
        for (int layer = 0; layer < layers.size(); layer++) {
            double[] sums = ChangeKernel.attentionJs(
                    from.attention().get(layer), batch.to().attention().get(layer), batch.mask());
            add(layer, sums, batch.examples().tokens());
        }
    }

    /** @param sums (B, heads), row-major */
    private void add(int layer, double[] sums, TokenBatch tokens) {
        for (int row = 0; row < tokens.size(); row++) {
            int asking = tokens.tokensIn(row);
            double overHeads = 0;
            for (int head = 0; head < heads; head++) {
                double sum = sums[row * heads + head];
                perHead.get(layer).get(head).add(sum, asking);
                overHeads += sum / heads;
            }
            layers.get(layer).add(overHeads, asking);
        }
    }

    @Override
    public List<Measure> of(int state) {
        if (state == 0) {
            return List.of(); // the embeddings attend to nothing
        }
        int layer = state - 1;
        List<Measure> measures = new ArrayList<>();
        measures.add(measure("attention_js", layers.get(layer), heads + " heads"));
        IntStream.range(0, heads)
                .mapToObj(head ->
                        measure("attention_js/head-" + head, perHead.get(layer).get(head), "one head"))
                .forEach(measures::add);
        return measures;
    }

    private static Measure measure(String id, TokenMean mean, String heads) {
        String reference =
                "mean of JS(p || q) over examples, %s and asking tokens, natural logarithm, 0 to ln 2;".formatted(heads)
                        + " standard error over examples";
        return Measure.of(id, mean.value(), "nats", reference).withStandardError(mean.standardError());
    }

    @Override
    public void close() {
        // It holds numbers only.
    }
}
