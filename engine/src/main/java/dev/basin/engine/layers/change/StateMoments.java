package dev.basin.engine.layers.change;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.basin.engine.bert.BertConfig;
import dev.basin.engine.landscape.measures.Measure;
import dev.basin.engine.torch.HostNumbers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Gathers the second moments of every hidden state, (2H + 3)² float64 each, and reads measures from them. */
final class StateMoments implements ActivationMeasure {
    private final Set<MomentMeasure> measures;
    private final int width;
    private final List<NDArray> grams; // of each state
    private final long[] nonFinite; // tokens, of each state

    private StateMoments(Set<MomentMeasure> measures, int width, List<NDArray> grams) {
        this.measures = measures;
        this.width = width;
        this.grams = grams;
        this.nonFinite = new long[grams.size()];
    }

    static StateMoments over(NDManager manager, BertConfig config, Set<MomentMeasure> measures) {
        int side = 2 * config.hiddenSize() + 3;
        List<NDArray> grams = new ArrayList<>();
        for (int state = 0; state <= config.layers(); state++) {
            NDArray gram = manager.zeros(new Shape(side, side), DataType.FLOAT64);
            NDScope.unregister(gram);
            grams.add(gram);
        }
        return new StateMoments(EnumSet.copyOf(measures), config.hiddenSize(), grams);
    }

    @Override
    public void add(TracedBatch batch) {
        for (int state = 0; state < grams.size(); state++) {
            nonFinite[state] += ChangeKernel.addMoments(
                    grams.get(state),
                    batch.from().hidden().get(state),
                    batch.to().hidden().get(state),
                    batch.mask());
        }
    }

    @Override
    public List<Measure> of(int state) {
        PairMoments moments = PairMoments.ofGram(HostNumbers.doubles(grams.get(state)), width);
        List<Measure> found = new ArrayList<>();
        measures.forEach(measure -> found.add(measure.of(moments)));
        if (nonFinite[state] > 0) {
            found.add(Measure.of(
                    "non_finite_tokens",
                    (double) nonFinite[state],
                    "tokens",
                    "tokens whose hidden state is NaN or infinite in either model, of " + moments.tokens()));
        }
        return found;
    }

    @Override
    public void close() {
        grams.forEach(NDArray::close);
    }
}
