package dev.basin.analysis.surface;

import dev.basin.analysis.question.EngineSession;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.common.v1.ErrorReason;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.landscape.BertObjective;
import dev.basin.engine.layers.surface.LayerSlice;
import dev.basin.engine.layers.surface.LayerSurfaceEvaluator;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.requests.Checkpoints;
import dev.basin.requests.EngineThread;
import dev.basin.requests.Objectives;
import dev.basin.serving.errors.Refusal;
import dev.basin.serving.jobs.FailureMessages;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Brings one group's surface into native memory: directions, examples, and what the layers below give. */
@Singleton
class SurfaceOpener {
    private final EngineThread engine;
    private final Checkpoints checkpoints;
    private final Objectives objectives;
    private final long reuseBytes;

    SurfaceOpener(EngineThread engine, Checkpoints checkpoints, Objectives objectives, AnalysisConfig config) {
        this.engine = engine;
        this.checkpoints = checkpoints;
        this.objectives = objectives;
        this.reuseBytes = config.reuseMemory().asLongValue();
    }

    /** The caller closes it. */
    EngineSession<LayerSurfaceEvaluator> open(AnalysisSpec spec, int index, LayerGroup group) {
        return new EngineSession<>(engine, held -> {
            BertModel theta1 = held.keep(checkpoints.load("spec.theta1", spec.getTheta1(), spec.getNumericPath()));
            BertObjective objective = held.keep(objectives.open(
                            "spec.objective", spec.getObjective(), spec.getTheta1(), spec.getNumericPath()))
                    .objective();
            LayerSlice slice = slice(spec, theta1, index, group);
            return held.keep(new LayerSurfaceEvaluator(slice, group, theta1.head(), objective, reuseBytes));
        });
    }

    /** theta0 and theta2 are needed for their directions only. */
    private LayerSlice slice(AnalysisSpec spec, BertModel theta1, int index, LayerGroup group) throws IOException {
        try (BertModel theta0 = checkpoints.load("spec.theta0", spec.getTheta0(), spec.getNumericPath())) {
            if (!spec.getLayerSurface().hasTheta2()) {
                return new LayerSlice(theta0.encoder(), theta1.encoder(), null, group);
            }
            try (BertModel theta2 = checkpoints.load(
                    LayerSurfaceSpecs.THETA2, spec.getLayerSurface().getTheta2(), spec.getNumericPath())) {
                return new LayerSlice(theta0.encoder(), theta1.encoder(), theta2.encoder(), group);
            }
        } catch (IllegalArgumentException e) { // a group that did not move, or moved alike for both tasks
            throw FailureMessages.failed(Refusal.ofField(
                    ErrorReason.ERROR_REASON_CHECKPOINT_INVALID,
                    "spec.layer_surface.groups[" + index + "]",
                    e.getMessage()));
        }
    }
}
