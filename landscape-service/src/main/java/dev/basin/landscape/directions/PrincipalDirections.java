package dev.basin.landscape.directions;

import dev.basin.common.v1.CheckpointRef;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.directions.PrincipalComponents;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.jobs.JobContext;
import dev.basin.landscape.spec.AxisRole;
import dev.basin.landscape.spec.LandscapeSpecs;
import dev.basin.landscape.v1.Axis;
import dev.basin.landscape.v1.AxisGeometry;
import dev.basin.landscape.v1.AxisKind;
import dev.basin.landscape.v1.ComputedDirection;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.requests.Checkpoints;
import dev.basin.requests.EngineThread;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Finds the principal components of the trajectory. */
@Singleton
class PrincipalDirections implements DirectionMaker {
    private final Checkpoints checkpoints;
    private final DirectionStore store;
    private final EngineThread engine;

    PrincipalDirections(Checkpoints checkpoints, DirectionStore store, EngineThread engine) {
        this.checkpoints = checkpoints;
        this.store = store;
        this.engine = engine;
    }

    @Override
    public Axis.DirectionCase makes() {
        return Axis.DirectionCase.PRINCIPAL;
    }

    @Override
    public List<ComputedDirection> make(JobContext context, LandscapeSpec spec, List<AxisRole> axes) {
        return engine.call(() -> {
            List<ComputedDirection> made = new ArrayList<>();
            try (BertModel theta1 = checkpoints.load("spec.theta1", spec.getTheta1(), spec.getNumericPath())) {
                PrincipalComponents components = PrincipalComponents.of(
                        spec.getTrajectoryCount(),
                        state -> encoder(spec, state),
                        theta1.encoder(),
                        LandscapeSpecs.moving(spec).group());
                for (AxisRole role : axes) {
                    made.add(make(context, role, spec, components));
                }
            }
            return made;
        });
    }

    private ComputedDirection make(
            JobContext context, AxisRole role, LandscapeSpec spec, PrincipalComponents components) {
        int component = role.of(spec).getPrincipal().getComponent();
        try (ParameterVector vector = components.direction(component)) {
            AxisGeometry.Builder geometry = AxisGeometry.newBuilder()
                    .setKind(AxisKind.AXIS_KIND_PRINCIPAL)
                    .setUnscaledNorm(1)
                    .setNorm(vector.norm())
                    .setExplainedVariance(components.explained(component));
            return store.put(context, role, vector, geometry.build());
        }
    }

    private ParameterVector encoder(LandscapeSpec spec, int state) {
        CheckpointRef ref = spec.getTrajectory(state);
        try {
            BertModel model = checkpoints.load("spec.trajectory[" + state + "]", ref, spec.getNumericPath());
            model.head().close();
            return model.encoder();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
