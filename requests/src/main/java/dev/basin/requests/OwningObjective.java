package dev.basin.requests;

import dev.basin.engine.bert.BertKernel;
import dev.basin.engine.landscape.BertObjective;
import dev.basin.engine.landscape.Objective;
import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.theta.ParameterVector;

/** An objective that closes the kernel it was made with. */
public record OwningObjective(BertObjective objective, BertKernel kernel) implements Objective {
    @Override
    public PointValue evaluate(ParameterVector encoder, ParameterVector head) {
        return objective.evaluate(encoder, head);
    }

    @Override
    public void close() {
        objective.close();
        kernel.close();
    }
}
