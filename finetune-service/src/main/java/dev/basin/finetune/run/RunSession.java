package dev.basin.finetune.run;

import dev.basin.engine.bert.BertModel;
import dev.basin.engine.landscape.Objective;
import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.training.FineTuning;
import dev.basin.engine.training.StepMetrics;
import dev.basin.engine.training.TrainingState;
import dev.basin.engine.training.TrainingStateFile;
import java.nio.file.Path;

/** A run's model, optimizer and examples in native memory. Used on the engine thread alone. */
final class RunSession implements AutoCloseable {
    private final TrainingState start;
    private final FineTuning tuning;
    private final Objective objective;

    RunSession(TrainingState start, FineTuning tuning, Objective objective) {
        this.start = start;
        this.tuning = tuning;
        this.objective = objective;
    }

    long step() {
        return tuning.state().step();
    }

    long totalSteps() {
        return tuning.totalSteps();
    }

    BertModel model() {
        return tuning.state().model();
    }

    StepMetrics next() {
        return tuning.step();
    }

    /** Training and held-out loss of the state as it is, dropout off. */
    PointValue evaluate() {
        return objective.evaluate(model().encoder(), model().head());
    }

    void save(Path file) {
        TrainingStateFile.write(file, tuning.state());
    }

    @Override
    public void close() {
        objective.close();
        tuning.close();
        start.close();
    }
}
