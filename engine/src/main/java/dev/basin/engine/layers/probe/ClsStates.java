package dev.basin.engine.layers.probe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.basin.engine.bert.BertBatch;
import dev.basin.engine.bert.BertKernel;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.bert.BertWeights;
import dev.basin.engine.bert.Trace;
import dev.basin.engine.data.BatchPlan;
import dev.basin.engine.data.EncodedExample;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What [CLS] becomes in one model, behind the embeddings and behind each layer, for every example of a set: 4 bytes times
 * examples, layers + 1 and width. It borrows kernel and model; it is for one engine thread at a time.
 */
public final class ClsStates implements AutoCloseable {
    private final BertKernel kernel;
    private final NDManager manager;
    private final BertWeights weights;
    private final BatchPlan plan;
    private final int[] labels; // (N)
    private final List<NDArray> states; // (layers + 1) of (N, H) float32

    /** @param tokenBudget most cells in a batch, as {@link BatchPlan#byLength} takes it */
    public ClsStates(
            BertKernel kernel, NDManager manager, BertModel model, List<EncodedExample> examples, int tokenBudget) {
        Shape shape = new Shape(examples.size(), kernel.config().hiddenSize());
        this.kernel = kernel;
        this.manager = manager;
        this.weights = kernel.weights(model);
        this.plan = BatchPlan.byLength(examples, tokenBudget);
        this.labels = examples.stream().mapToInt(EncodedExample::label).toArray();
        this.states = IntStream.rangeClosed(0, kernel.config().layers())
                .mapToObj(_ -> manager.zeros(shape, DataType.FLOAT32))
                .toList();
        states.forEach(NDScope::unregister);
    }

    public int batches() {
        return plan.batches().size();
    }

    /** Runs the model over a batch; each is to be added before a probe is trained. */
    public void add(int index) {
        BatchPlan.Batch examples = plan.batches().get(index);
        long[] places = Arrays.stream(examples.rows()).asLongStream().toArray();
        try (BertBatch batch = BertBatch.of(manager, examples.tokens());
                NDArray rows = manager.create(places);
                Trace trace = kernel.trace(weights, batch)) {
            for (int state = 0; state < states.size(); state++) {
                ProbeKernel.putCls(states.get(state), rows, trace.hidden().get(state));
            }
        }
    }

    /** Behind the embeddings (0) or a layer (from 1). */
    NDArray state(int state) {
        return states.get(state);
    }

    /** Label of each example. */
    int[] labels() {
        return labels.clone();
    }

    @Override
    public void close() {
        weights.close();
        states.forEach(NDArray::close);
    }
}
