package dev.basin.analysis.rollback;

import dev.basin.analysis.question.EngineSession;
import dev.basin.analysis.question.Pieces;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.analysis.v1.LayerRow;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.landscape.Objective;
import dev.basin.engine.layers.Rollback;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.requests.Checkpoints;
import dev.basin.requests.EngineThread;
import dev.basin.requests.Objectives;
import jakarta.inject.Singleton;
import java.util.List;

/** Rows of theta1 as it is and with groups rolled back; every row is a piece of its analysis. */
@Singleton
public class RollbackRows {
    private final EngineThread engine;
    private final Checkpoints checkpoints;
    private final Objectives objectives;

    RollbackRows(EngineThread engine, Checkpoints checkpoints, Objectives objectives) {
        this.engine = engine;
        this.checkpoints = checkpoints;
        this.objectives = objectives;
    }

    /** The question's two models and its objective; the caller closes it. */
    public EngineSession<Rollback> open(AnalysisSpec spec) {
        return new EngineSession<>(engine, held -> {
            BertModel theta0 = held.keep(checkpoints.load("spec.theta0", spec.getTheta0(), spec.getNumericPath()));
            BertModel theta1 = held.keep(checkpoints.load("spec.theta1", spec.getTheta1(), spec.getNumericPath()));
            Objective objective = held.keep(
                    objectives.open("spec.objective", spec.getObjective(), spec.getTheta1(), spec.getNumericPath()));
            return held.keep(new Rollback(theta0.encoder(), theta1.encoder(), theta1.head(), objective));
        });
    }

    /** theta1 as it is. */
    public LayerRow baseline(Pieces pieces, EngineSession<Rollback> session) {
        return pieces.once(
                "row/baseline",
                LayerRow.parser(),
                () -> session.with(rollback -> RollbackMessages.row(rollback.baseline(), List.of())));
    }

    /** theta1 with a group at theta0, and how far that is. */
    public LayerRow rolledBack(Pieces pieces, EngineSession<Rollback> session, int index, LayerGroup group) {
        return pieces.once(
                "row/%04d".formatted(index),
                LayerRow.parser(),
                () -> session.with(rollback -> RollbackMessages.row(rollback.of(group), rollback.distances(group))));
    }
}
