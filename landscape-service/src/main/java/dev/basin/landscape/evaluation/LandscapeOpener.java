package dev.basin.landscape.evaluation;

import dev.basin.common.v1.CheckpointRef;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.landscape.Line;
import dev.basin.engine.landscape.Moving;
import dev.basin.engine.landscape.Objective;
import dev.basin.engine.landscape.Plane;
import dev.basin.engine.landscape.Slice;
import dev.basin.landscape.spec.LandscapeSpecs;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.requests.Checkpoints;
import dev.basin.requests.Objectives;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Brings a landscape's models, directions and examples into native memory. Called on the engine thread. */
@Singleton
class LandscapeOpener {
    private final Checkpoints checkpoints;
    private final Objectives objectives;

    LandscapeOpener(Checkpoints checkpoints, Objectives objectives) {
        this.checkpoints = checkpoints;
        this.objectives = objectives;
    }

    OpenLandscape open(LandscapeSpec spec) throws IOException {
        BertModel theta1 = checkpoints.load("spec.theta1", spec.getTheta1());
        try {
            Slice slice = slice(spec, theta1);
            Objective objective =
                    objectives.open("spec.objective", spec.getObjective(), spec.getTheta1(), spec.getNumericPath());
            return new OpenLandscape(spec, theta1, slice, objective);
        } catch (IOException | RuntimeException e) {
            theta1.close();
            throw e;
        }
    }

    private Slice slice(LandscapeSpec spec, BertModel theta1) throws IOException {
        Moving moving = LandscapeSpecs.moving(spec);
        try (BertModel theta0 = checkpoints.load("spec.theta0", spec.getTheta0())) {
            if (!spec.hasBeta()) {
                return Line.through(theta0.encoder(), theta1.encoder(), moving);
            }
            CheckpointRef other = spec.getBeta().getSecondTask().getTheta2();
            try (BertModel theta2 = checkpoints.load("spec.beta.second_task.theta2", other)) {
                return Plane.through(theta0.encoder(), theta1.encoder(), theta2.encoder(), moving);
            }
        }
    }
}
