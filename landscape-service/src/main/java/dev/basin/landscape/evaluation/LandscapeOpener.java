package dev.basin.landscape.evaluation;

import dev.basin.engine.bert.BertModel;
import dev.basin.engine.landscape.Objective;
import dev.basin.engine.landscape.Slice;
import dev.basin.landscape.settle.Settled;
import dev.basin.landscape.settle.SliceOpener;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.requests.Checkpoints;
import dev.basin.requests.Objectives;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Brings a landscape's models, directions and examples into native memory. Called on the engine thread. */
@Singleton
class LandscapeOpener {
    private final Checkpoints checkpoints;
    private final SliceOpener slices;
    private final Objectives objectives;

    LandscapeOpener(Checkpoints checkpoints, SliceOpener slices, Objectives objectives) {
        this.checkpoints = checkpoints;
        this.slices = slices;
        this.objectives = objectives;
    }

    OpenLandscape open(Settled settled) throws IOException {
        LandscapeSpec spec = settled.spec();
        BertModel theta1 = checkpoints.load("spec.theta1", spec.getTheta1(), spec.getNumericPath());
        try {
            Slice slice = slices.open(spec, theta1, settled.directions());
            Objective objective =
                    objectives.open("spec.objective", spec.getObjective(), spec.getTheta1(), spec.getNumericPath());
            return new OpenLandscape(settled, theta1, slice, objective);
        } catch (IOException | RuntimeException e) {
            theta1.close();
            throw e;
        }
    }
}
