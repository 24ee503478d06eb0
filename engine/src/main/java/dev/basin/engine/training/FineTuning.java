package dev.basin.engine.training;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.bert.BertBatch;
import dev.basin.engine.bert.BertDerivatives;
import dev.basin.engine.bert.DropoutSeeds;
import dev.basin.engine.data.EncodedExample;
import dev.basin.engine.data.TokenBatch;
import dev.basin.engine.data.TrainingOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One training run, step by step. Which examples a step sees, its learning rate and its dropout follow from the settings and
 * the step's number alone, so a run resumed from a saved state ends with the bits of one that was never interrupted, on the same
 * machine with as many threads.
 */
public final class FineTuning implements AutoCloseable {
    private final TrainingSettings settings;
    private final List<EncodedExample> examples;
    private final TrainingOrder order;
    private final LinearSchedule schedule;
    private final BertDerivatives derivatives;
    private TrainingState state;
    private List<int[]> batches = List.of();
    private int shuffledEpoch = -1;

    /**
     * @param state where to go on; it stays the caller's to close and is written to by every step
     * @throws IllegalArgumentException when an example is too long or its label is not one of the model's
     */
    public FineTuning(TrainingState state, TrainingSettings settings, List<EncodedExample> examples) {
        examples.forEach(example -> check(example, state, settings));
        this.settings = settings;
        this.examples = List.copyOf(examples);
        this.order = new TrainingOrder(examples.size(), settings.batchSize(), settings.runSeed());
        this.schedule = settings.schedule(settings.totalSteps(order));
        this.state = state;
        this.derivatives = BertDerivatives.load(state.model().config());
    }

    /**
     * Trains to the end, or until cancelled between two steps; checkpoints come at the start unless resumed, at every share of
     * an epoch and at the end.
     *
     * @return whether the end was reached
     */
    public boolean run(TrainingListener listener, BooleanSupplier cancelled) {
        if (state.step() == 0) {
            listener.checkpoint(state, 0);
        }
        while (!finished()) {
            if (cancelled.getAsBoolean()) {
                return false;
            }
            listener.stepped(step());
            if (atCheckpoint()) {
                listener.checkpoint(state, epochs());
            }
        }
        return true;
    }

    /**
     * Takes the next step.
     *
     * @throws IllegalStateException when the run is finished
     */
    public StepMetrics step() {
        if (finished()) {
            throw new IllegalStateException("the run is finished after " + state.step() + " steps");
        }
        long step = state.step();
        double rate = schedule.rate(step);
        BertDerivatives.StepResult result = train(step, rate);
        state = state.at(step + 1);
        return new StepMetrics(step + 1, schedule.totalSteps(), epochs(), result.loss(), rate, result.gradientNorm());
    }

    public boolean finished() {
        return state.step() >= schedule.totalSteps();
    }

    public TrainingState state() {
        return state;
    }

    public long totalSteps() {
        return schedule.totalSteps();
    }

    private BertDerivatives.StepResult train(long step, double rate) {
        try (NDManager manager = state.model().encoder().manager().newSubManager();
                BertBatch batch = BertBatch.of(manager, batch(step))) {
            return derivatives.train(
                    state.model(),
                    state.moments(),
                    batch,
                    DropoutSeeds.first(state.model().config(), settings.runSeed(), step),
                    settings.adam(),
                    step,
                    rate);
        }
    }

    private TokenBatch batch(long step) {
        int epoch = Math.toIntExact(step / order.batchesPerEpoch());
        if (epoch != shuffledEpoch) {
            batches = order.epoch(epoch);
            shuffledEpoch = epoch;
        }
        int[] indices = batches.get(Math.toIntExact(step % order.batchesPerEpoch()));
        return TokenBatch.of(Arrays.stream(indices).mapToObj(examples::get).toList());
    }

    private double epochs() {
        return (double) state.step() / order.batchesPerEpoch();
    }

    // A step ends a share of an epoch where the number of whole shares done grows with it.
    private boolean atCheckpoint() {
        long steps = state.step();
        return finished() || shares(steps) > shares(steps - 1);
    }

    private long shares(long steps) {
        return steps * settings.checkpointsPerEpoch() / order.batchesPerEpoch();
    }

    private static void check(EncodedExample example, TrainingState state, TrainingSettings settings) {
        int longest = Math.min(settings.maxLength(), state.model().config().maxPositions());
        int labels = state.model().config().numLabels();
        if (example.length() > longest || example.label() < 0 || example.label() >= labels) {
            throw new IllegalArgumentException("an example has " + example.length() + " tokens and label "
                    + example.label() + "; at most " + longest + " tokens and labels 0 to " + (labels - 1)
                    + " are accepted");
        }
    }

    @Override
    public void close() {
        derivatives.close();
    }
}
