package dev.basin.landscape.directions;

import dev.basin.engine.bert.BertModel;
import dev.basin.engine.directions.GaussianDirection;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.jobs.JobContext;
import dev.basin.landscape.spec.AxisRole;
import dev.basin.landscape.spec.LandscapeSpecs;
import dev.basin.landscape.v1.Axis;
import dev.basin.landscape.v1.AxisGeometry;
import dev.basin.landscape.v1.AxisKind;
import dev.basin.landscape.v1.ComputedDirection;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.landscape.v1.RandomDirection;
import dev.basin.landscape.v1.RandomScaling;
import dev.basin.requests.Checkpoints;
import dev.basin.requests.EngineThread;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Draws random directions, and normalises them per filter where that is asked. */
@Singleton
class RandomDirections implements DirectionMaker {
    private final Checkpoints checkpoints;
    private final DirectionStore store;
    private final EngineThread engine;

    RandomDirections(Checkpoints checkpoints, DirectionStore store, EngineThread engine) {
        this.checkpoints = checkpoints;
        this.store = store;
        this.engine = engine;
    }

    @Override
    public Axis.DirectionCase makes() {
        return Axis.DirectionCase.RANDOM;
    }

    @Override
    public List<ComputedDirection> make(JobContext context, LandscapeSpec spec, List<AxisRole> axes) {
        return engine.call(() -> {
            List<ComputedDirection> made = new ArrayList<>();
            try (BertModel theta1 = checkpoints.load("spec.theta1", spec.getTheta1(), spec.getNumericPath())) {
                for (AxisRole role : axes) {
                    made.add(make(context, role, spec, theta1.encoder()));
                }
            }
            return made;
        });
    }

    private ComputedDirection make(JobContext context, AxisRole role, LandscapeSpec spec, ParameterVector theta1) {
        RandomDirection random = role.of(spec).getRandom();
        boolean perFilter = random.getScaling() == RandomScaling.RANDOM_SCALING_PER_FILTER;
        LayerGroup moving = LandscapeSpecs.moving(spec).group();
        GaussianDirection gaussian = new GaussianDirection(random.getSeed(), random.getIgnoreBiasAndLayerNorm());
        try (ParameterVector vector = gaussian.draw(theta1, moving)) {
            double unscaledNorm = vector.norm();
            if (perFilter) {
                vector.scaleFiltersTo(theta1);
            }
            AxisGeometry.Builder geometry = AxisGeometry.newBuilder()
                    .setKind(perFilter ? AxisKind.AXIS_KIND_RANDOM_PER_FILTER : AxisKind.AXIS_KIND_RANDOM)
                    .setUnscaledNorm(unscaledNorm)
                    .setNorm(vector.norm());
            return store.put(context, role, vector, geometry.build());
        }
    }
}
