package dev.basin.engine.layers.change;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.basin.engine.bert.BertConfig;
import dev.basin.engine.landscape.measures.Measure;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Representational similarity (Merchant et al. 2020), {@code rsa}: Pearson's correlation, over the pairs of a sample of tokens,
 * of their cosine similarity in one model with that in the other. 1 where each state is a rotation of the other.
 */
final class TokenSimilarity implements ActivationMeasure {
    private final TokenSample sample;
    private final List<NDArray> from; // (states) of (S, H) float32
    private final List<NDArray> to;

    private TokenSimilarity(TokenSample sample, List<NDArray> from, List<NDArray> to) {
        this.sample = sample;
        this.from = from;
        this.to = to;
    }

    static TokenSimilarity over(NDManager manager, BertConfig config, TokenSample sample) {
        Shape shape = new Shape(sample.size(), config.hiddenSize());
        return new TokenSimilarity(
                sample, states(manager, config.layers() + 1, shape), states(manager, config.layers() + 1, shape));
    }

    private static List<NDArray> states(NDManager manager, int count, Shape shape) {
        List<NDArray> states = IntStream.range(0, count)
                .mapToObj(_ -> manager.zeros(shape, DataType.FLOAT32))
                .toList();
        states.forEach(NDScope::unregister);
        return states;
    }

    @Override
    public void add(TracedBatch batch) {
        TokenSample.Places places = sample.in(batch.examples());
        if (places.isEmpty()) {
            return;
        }
        NDManager manager = batch.mask().getManager();
        try (NDArray rows = manager.create(places.rows());
                NDArray cells = manager.create(places.cells())) {
            for (int state = 0; state < from.size(); state++) {
                ChangeKernel.put(from.get(state), rows, batch.from().hidden().get(state), cells);
                ChangeKernel.put(to.get(state), rows, batch.to().hidden().get(state), cells);
            }
        }
    }

    @Override
    public List<Measure> of(int state) {
        double pairs = sample.size() * (sample.size() - 1.0) / 2;
        double[] sums = ChangeKernel.similaritySums(from.get(state), to.get(state));
        return List.of(Measure.of(
                "rsa",
                correlation(sums, pairs),
                "correlation",
                "Pearson's r of the tokens' cosine similarities in the two models, over the pairs of %d of %d tokens"
                        .formatted(sample.size(), sample.outOf())));
    }

    /**
     * Pearson's r; NaN where one of the two is constant.
     *
     * @param sums of a, b, a², b² and ab
     */
    static double correlation(double[] sums, double count) {
        double varianceA = sums[2] - sums[0] * sums[0] / count;
        double varianceB = sums[3] - sums[1] * sums[1] / count;
        double covariance = sums[4] - sums[0] * sums[1] / count;
        return covariance / Math.sqrt(varianceA * varianceB);
    }

    @Override
    public void close() {
        from.forEach(NDArray::close);
        to.forEach(NDArray::close);
    }
}
