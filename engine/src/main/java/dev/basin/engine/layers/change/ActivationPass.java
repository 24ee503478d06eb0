package dev.basin.engine.layers.change;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.bert.BertBatch;
import dev.basin.engine.bert.BertKernel;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.bert.BertWeights;
import dev.basin.engine.bert.Trace;
import dev.basin.engine.data.BatchPlan;
import dev.basin.engine.landscape.measures.Measure;
import java.util.List;

/**
 * One pass of two models over the same examples, from which measures gather what they need. It owns the measures and borrows
 * the rest; it is for one engine thread at a time.
 */
public final class ActivationPass implements AutoCloseable {
    private final BertKernel kernel;
    private final NDManager manager;
    private final BatchPlan plan;
    private final List<ActivationMeasure> measures;
    private final BertWeights from;
    private final BertWeights to;

    /**
     * @param from a model of the kernel's shape
     * @param to another one
     */
    public ActivationPass(
            BertKernel kernel,
            NDManager manager,
            BertModel from,
            BertModel to,
            BatchPlan plan,
            List<ActivationMeasure> measures) {
        this.kernel = kernel;
        this.manager = manager;
        this.plan = plan;
        this.measures = List.copyOf(measures);
        this.from = kernel.weights(from);
        this.to = kernel.weights(to);
    }

    public int batches() {
        return plan.batches().size();
    }

    /** Runs both models over a batch; each is to be added once. */
    public void add(int index) {
        BatchPlan.Batch examples = plan.batches().get(index);
        try (BertBatch batch = BertBatch.of(manager, examples.tokens());
                Trace before = kernel.trace(from, batch);
                Trace after = kernel.trace(to, batch)) {
            TracedBatch traced = new TracedBatch(examples, batch.mask(), before, after);
            measures.forEach(measure -> measure.add(traced));
        }
    }

    /** Hidden states of a model: the embeddings' and each layer's. */
    public int states() {
        return kernel.config().layers() + 1;
    }

    /** What all measures say of one hidden state, or of the layer that puts it out; after every batch was added. */
    public GroupMeasures measures(int state) {
        List<Measure> found =
                measures.stream().flatMap(measure -> measure.of(state).stream()).toList();
        return new GroupMeasures(ChangeGroups.ofState(state).name(), found);
    }

    @Override
    public void close() {
        from.close();
        to.close();
        measures.forEach(ActivationMeasure::close);
    }
}
