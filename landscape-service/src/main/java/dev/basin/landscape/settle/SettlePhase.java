package dev.basin.landscape.settle;

import dev.basin.common.v1.CheckpointRef;
import dev.basin.common.v1.ErrorReason;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.landscape.Slice;
import dev.basin.engine.landscape.SlicePosition;
import dev.basin.jobs.JobContext;
import dev.basin.jobs.Payload;
import dev.basin.landscape.directions.Directions;
import dev.basin.landscape.spec.LandscapeSpecs;
import dev.basin.landscape.v1.ComputedDirection;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.landscape.v1.SettledLandscape;
import dev.basin.requests.Checkpoints;
import dev.basin.requests.EngineThread;
import dev.basin.requests.GeometryMessages;
import dev.basin.serving.errors.Refusal;
import dev.basin.serving.jobs.FailureMessages;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Settles what a landscape's request leaves open, before the first point is evaluated and once over all attempts of the job:
 * directions to be computed, where the models lie, and the ranges that are to hold them.
 */
@Singleton
public class SettlePhase {
    private static final String STEP = "settled";

    private final Directions directions;
    private final SliceOpener slices;
    private final SettledStore store;
    private final Checkpoints checkpoints;
    private final EngineThread engine;

    SettlePhase(
            Directions directions,
            SliceOpener slices,
            SettledStore store,
            Checkpoints checkpoints,
            EngineThread engine) {
        this.directions = directions;
        this.slices = slices;
        this.store = store;
        this.checkpoints = checkpoints;
        this.engine = engine;
    }

    public Settled run(JobContext context, LandscapeSpec spec) throws IOException {
        Optional<Payload> done = context.step(STEP);
        if (done.isPresent()) {
            return store.put(
                    context.key(), SettledLandscape.parseFrom(done.get().toBytes()));
        }
        SettledLandscape settled = settle(context, spec);
        context.saveStep(STEP, Payload.of(settled.toByteArray()));
        return store.put(context.key(), settled);
    }

    private SettledLandscape settle(JobContext context, LandscapeSpec spec) throws IOException {
        try {
            List<ComputedDirection> computed = directions.compute(context, spec);
            return engine.call(() -> settle(spec, computed));
        } catch (IllegalArgumentException e) { // directions that are parallel, or fewer than asked
            throw FailureMessages.failed(
                    Refusal.ofField(ErrorReason.ERROR_REASON_INVALID_FIELD, "spec", e.getMessage()));
        }
    }

    private SettledLandscape settle(LandscapeSpec spec, List<ComputedDirection> computed) throws IOException {
        try (BertModel theta1 = checkpoints.load("spec.theta1", spec.getTheta1(), spec.getNumericPath());
                Slice slice = slices.open(spec, theta1, computed)) {
            LandscapeSpec fixed = LandscapeSpecs.hasAutomaticRange(spec)
                    ? AutomaticRanges.replaceIn(spec, states(spec, slice))
                    : spec;
            return SettledLandscape.newBuilder()
                    .setSpec(fixed)
                    .addAllDirections(computed)
                    .setGeometry(GeometryMessages.toMessage(slice.geometry()))
                    .build();
        }
    }

    private List<SlicePosition> states(LandscapeSpec spec, Slice slice) throws IOException {
        List<CheckpointRef> refs = new ArrayList<>(List.of(spec.getTheta0(), spec.getTheta1()));
        refs.addAll(spec.getTrajectoryList());
        List<SlicePosition> states = new ArrayList<>();
        for (CheckpointRef ref : refs) {
            try (BertModel state = checkpoints.load("spec.trajectory", ref, spec.getNumericPath())) {
                states.add(slice.project(state.encoder()).slice());
            }
        }
        return states;
    }
}
