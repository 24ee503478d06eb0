package dev.basin.analysis.transfer;

import dev.basin.analysis.question.EngineSession;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.analysis.v1.Donor;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.landscape.BertObjective;
import dev.basin.engine.layers.transfer.Transfer;
import dev.basin.requests.Checkpoints;
import dev.basin.requests.EngineThread;
import dev.basin.requests.Objectives;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Brings the models of a transfer into native memory. */
@Singleton
class TransferOpener {
    private final EngineThread engine;
    private final Checkpoints checkpoints;
    private final Objectives objectives;

    TransferOpener(EngineThread engine, Checkpoints checkpoints, Objectives objectives) {
        this.engine = engine;
        this.checkpoints = checkpoints;
        this.objectives = objectives;
    }

    /** The caller closes it. */
    EngineSession<OpenTransfer> open(AnalysisSpec spec) {
        return new EngineSession<>(engine, held -> {
            BertModel theta1 = held.keep(checkpoints.load("spec.theta1", spec.getTheta1(), spec.getNumericPath()));
            BertModel base = spec.getTransfer().getUpperFromTheta0()
                    ? held.keep(checkpoints.load("spec.theta0", spec.getTheta0(), spec.getNumericPath()))
                    : theta1;
            BertObjective objective = held.keep(objectives.open(
                            "spec.objective", spec.getObjective(), spec.getTheta1(), spec.getNumericPath()))
                    .objective();
            Transfer transfer = new Transfer(base.encoder(), theta1.head(), objective);
            return held.keep(new OpenTransfer(transfer, theta1.encoder(), donor -> load(spec, donor)));
        });
    }

    private BertModel load(AnalysisSpec spec, int position) {
        List<Donor> donors = TransferSpecs.donors(spec.getTransfer());
        try {
            return checkpoints.load(
                    TransferSpecs.field(spec.getTransfer(), position),
                    donors.get(position).getCheckpoint(),
                    spec.getNumericPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
