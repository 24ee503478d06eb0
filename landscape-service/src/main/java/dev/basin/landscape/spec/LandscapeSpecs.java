package dev.basin.landscape.spec;

import com.google.protobuf.Duration;
import com.google.protobuf.util.Durations;
import dev.basin.engine.checkpoint.ModelDirectory;
import dev.basin.engine.landscape.Moving;
import dev.basin.engine.landscape.PointPlan;
import dev.basin.engine.landscape.measures.ProtocolMeasures;
import dev.basin.landscape.v1.Axis;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.requests.Checkpoints;
import dev.basin.requests.NumericPaths;
import dev.basin.requests.Objectives;
import dev.basin.serving.errors.Refusal;
import dev.basin.serving.errors.Violations;
import jakarta.inject.Singleton;
import java.util.Locale;

/** What a landscape's request means: its checks, its defaults and its points. */
@Singleton
public class LandscapeSpecs {
    private static final int DEFAULT_TILE_POINTS = 8;
    private static final int MOST_TILE_POINTS = 1024;

    private final Checkpoints checkpoints;
    private final Objectives objectives;
    private final NumericPaths numericPaths;

    LandscapeSpecs(Checkpoints checkpoints, Objectives objectives, NumericPaths numericPaths) {
        this.checkpoints = checkpoints;
        this.objectives = objectives;
        this.numericPaths = numericPaths;
    }

    /**
     * Checks everything that can be checked before the work starts, files included, and fills in defaults.
     *
     * @throws Refusal with every field at fault, UNIMPLEMENTED for choices of later versions
     */
    public LandscapeSpec complete(LandscapeSpec spec) {
        Violations violations = new Violations();
        violations.require(!spec.getTheta0().getKey().isEmpty(), "spec.theta0.key", "nothing", "a checkpoint's key");
        violations.require(!spec.getTheta1().getKey().isEmpty(), "spec.theta1.key", "nothing", "a checkpoint's key");
        int tilePoints = spec.getTilePoints();
        violations.require(
                tilePoints >= 0 && tilePoints <= MOST_TILE_POINTS,
                "spec.tile_points",
                tilePoints,
                "0 to " + MOST_TILE_POINTS);
        checkMaxDuration(spec, violations);
        checkDirections(spec, violations);
        GridSpecs.check(spec, violations);
        violations.throwIfAny();
        refuseLaterChoices(spec);
        checkFiles(spec);
        return spec.toBuilder()
                .setTilePoints(tilePoints == 0 ? DEFAULT_TILE_POINTS : tilePoints)
                .setNumericPath(numericPaths.forEvaluation("spec.numeric_path", spec.getNumericPath()))
                .build();
    }

    private void checkFiles(LandscapeSpec spec) {
        checkpoints.open("spec.theta0", spec.getTheta0());
        ModelDirectory theta1 = checkpoints.open("spec.theta1", spec.getTheta1());
        for (int i = 0; i < spec.getTrajectoryCount(); i++) {
            checkpoints.open("spec.trajectory[" + i + "]", spec.getTrajectory(i));
        }
        if (spec.hasBeta()) {
            checkpoints.open(
                    "spec.beta.second_task.theta2",
                    spec.getBeta().getSecondTask().getTheta2());
        }
        objectives.check("spec.objective", spec.getObjective(), theta1);
    }

    private static void checkMaxDuration(LandscapeSpec spec, Violations violations) {
        Duration limit = spec.getMaxDuration();
        violations.require(
                !spec.hasMaxDuration() || (Durations.isValid(limit) && Durations.isPositive(limit)),
                "spec.max_duration",
                "%d s %d ns".formatted(limit.getSeconds(), limit.getNanos()),
                "a time above 0 s, or none for no limit");
    }

    private static void checkDirections(LandscapeSpec spec, Violations violations) {
        checkDirection("spec.alpha", spec.getAlpha(), Axis.DirectionCase.OPTIMIZATION, "optimization", violations);
        if (spec.hasBeta()) {
            checkDirection("spec.beta", spec.getBeta(), Axis.DirectionCase.SECOND_TASK, "second_task", violations);
            boolean hasKey =
                    !spec.getBeta().getSecondTask().getTheta2().getKey().isEmpty();
            violations.require(hasKey, "spec.beta.second_task.theta2.key", "nothing", "a checkpoint's key");
        }
    }

    private static void checkDirection(
            String field, Axis axis, Axis.DirectionCase carriedOut, String accepted, Violations violations) {
        Axis.DirectionCase direction = axis.getDirectionCase();
        if (direction == Axis.DirectionCase.DIRECTION_NOT_SET) {
            violations.add(field, "has no direction; accepted: " + accepted);
        } else if (direction != carriedOut) {
            throw Refusal.notImplemented(field, direction.name().toLowerCase(Locale.ROOT), accepted);
        }
    }

    private static void refuseLaterChoices(LandscapeSpec spec) {
        if (spec.getOrthogonalize()) {
            throw Refusal.notImplemented("spec.orthogonalize", "true", "false");
        }
    }

    /** Which parameters the directions cover. */
    public static Moving moving(LandscapeSpec spec) {
        return spec.getFixPooler() ? Moving.ALL_BUT_POOLER : Moving.WHOLE_ENCODER;
    }

    /** Every point to evaluate: the grid, and beside it the points that the measures need exactly. */
    public static PointPlan plan(LandscapeSpec spec) {
        return ProtocolMeasures.probe(PointPlan.of(GridSpecs.grid(spec)));
    }
}
