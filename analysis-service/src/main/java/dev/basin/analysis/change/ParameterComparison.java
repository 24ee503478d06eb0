package dev.basin.analysis.change;

import dev.basin.engine.bert.BertModel;
import dev.basin.engine.layers.change.GroupMeasures;
import dev.basin.engine.layers.change.ParameterChange;
import dev.basin.requests.EngineThread;
import jakarta.inject.Singleton;
import java.util.List;

/** Compares the parameters of two states. */
@Singleton
class ParameterComparison {
    private final EngineThread engine;
    private final StateModels models;

    ParameterComparison(EngineThread engine, StateModels models) {
        this.engine = engine;
        this.models = models;
    }

    List<GroupMeasures> of(ChangeJob job, StatePair pair) {
        return engine.call(() -> {
            try (BertModel from = models.load(pair.from(), job);
                    BertModel to = models.load(pair.to(), job)) {
                return ParameterChange.between(
                        from.encoder(), to.encoder(), job.shape().layers());
            }
        });
    }
}
