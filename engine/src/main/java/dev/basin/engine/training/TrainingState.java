package dev.basin.engine.training;

import dev.basin.engine.bert.AdamMoments;
import dev.basin.engine.bert.BertModel;

/**
 * All that a run needs to go on: everything else follows from its settings and its examples.
 *
 * @param step steps done
 */
public record TrainingState(BertModel model, AdamMoments moments, long step) implements AutoCloseable {
    public TrainingState {
        if (step < 0) {
            throw new IllegalArgumentException("step is " + step + " but must be at least 0");
        }
    }

    /** Before the first step; the model becomes this state's to close. */
    public static TrainingState start(BertModel theta0) {
        return new TrainingState(theta0, AdamMoments.zeros(theta0), 0);
    }

    TrainingState at(long steps) {
        return new TrainingState(model, moments, steps);
    }

    @Override
    public void close() {
        model.close();
        moments.close();
    }
}
