package dev.basin.landscape.settle;

import dev.basin.engine.bert.BertModel;
import dev.basin.engine.landscape.Slice;
import dev.basin.engine.landscape.SliceBuilder;
import dev.basin.landscape.directions.DirectionStore;
import dev.basin.landscape.spec.AxisRole;
import dev.basin.landscape.spec.LandscapeSpecs;
import dev.basin.landscape.v1.Axis;
import dev.basin.landscape.v1.ComputedDirection;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.requests.Checkpoints;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/** Lays a landscape's slice through its models. Called on the engine thread. */
@Singleton
public class SliceOpener {
    private final Checkpoints checkpoints;
    private final DirectionStore directions;

    SliceOpener(Checkpoints checkpoints, DirectionStore directions) {
        this.checkpoints = checkpoints;
        this.directions = directions;
    }

    /**
     * The slice in native memory; the caller closes it.
     *
     * @param computed the directions that are read from the store
     * @throws IllegalArgumentException if the directions span no slice
     */
    public Slice open(LandscapeSpec spec, BertModel theta1, List<ComputedDirection> computed) throws IOException {
        try (BertModel theta0 = checkpoints.load("spec.theta0", spec.getTheta0(), spec.getNumericPath());
                SliceBuilder slice =
                        new SliceBuilder(theta0.encoder(), theta1.encoder(), LandscapeSpecs.moving(spec))) {
            for (AxisRole role : AxisRole.in(spec)) {
                add(slice, role, spec, theta1, computed);
            }
            return slice.build(spec.getOrthogonalize());
        }
    }

    private void add(
            SliceBuilder slice, AxisRole role, LandscapeSpec spec, BertModel theta1, List<ComputedDirection> computed)
            throws IOException {
        Axis axis = role.of(spec);
        switch (axis.getDirectionCase()) {
            case OPTIMIZATION -> slice.alongTraining();
            case SECOND_TASK -> {
                String field = role.field() + ".second_task.theta2";
                try (BertModel theta2 =
                        checkpoints.load(field, axis.getSecondTask().getTheta2(), spec.getNumericPath())) {
                    slice.towards(theta2.encoder());
                }
            }
            case RANDOM, PRINCIPAL, HESSIAN -> directions.addTo(slice, direction(role, computed), theta1.encoder());
            case DIRECTION_NOT_SET -> throw new IllegalArgumentException(role.field() + " has no direction");
        }
    }

    private static ComputedDirection direction(AxisRole role, List<ComputedDirection> computed) {
        return Settled.find(computed, role)
                .orElseThrow(() -> new IllegalArgumentException("no direction was computed for " + role.field()));
    }
}
