package dev.basin.landscape.spec;

import com.google.protobuf.Duration;
import com.google.protobuf.util.Durations;
import dev.basin.engine.landscape.Grid;
import dev.basin.engine.landscape.Moving;
import dev.basin.landscape.v1.Axis;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.requests.NumericPaths;
import dev.basin.serving.errors.Refusal;
import dev.basin.serving.errors.Violations;
import jakarta.inject.Singleton;

/** What a landscape's request means: its checks, its defaults and its grid. */
@Singleton
public class LandscapeSpecs {
    private static final int DEFAULT_TILE_POINTS = 8;
    private static final int MOST_TILE_POINTS = 1024;

    private final ModelSpecs models;
    private final NumericPaths numericPaths;

    LandscapeSpecs(ModelSpecs models, NumericPaths numericPaths) {
        this.models = models;
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
        DirectionSpecs.check(spec, violations);
        GridSpecs.check(spec, violations);
        CurvatureSpecs.check(spec, violations);
        violations.throwIfAny();
        models.check(spec);
        LandscapeSpec.Builder complete = CurvatureSpecs.complete(spec).toBuilder()
                .setAlpha(complete(spec.getAlpha()))
                .setTilePoints(tilePoints == 0 ? DEFAULT_TILE_POINTS : tilePoints)
                .setNumericPath(numericPaths.forEvaluation("spec.numeric_path", spec.getNumericPath()));
        return spec.hasBeta() ? complete.setBeta(complete(spec.getBeta())).build() : complete.build();
    }

    private static Axis complete(Axis axis) {
        return GridSpecs.complete(DirectionSpecs.complete(axis));
    }

    private static void checkMaxDuration(LandscapeSpec spec, Violations violations) {
        Duration limit = spec.getMaxDuration();
        violations.require(
                !spec.hasMaxDuration() || (Durations.isValid(limit) && Durations.isPositive(limit)),
                "spec.max_duration",
                "%d s %d ns".formatted(limit.getSeconds(), limit.getNanos()),
                "a time above 0 s, or none for no limit");
    }

    /** How many points the grid of a checked request has. */
    public static int gridPoints(LandscapeSpec spec) {
        return GridSpecs.points(spec);
    }

    /** Which parameters the directions cover. */
    public static Moving moving(LandscapeSpec spec) {
        return spec.getFixPooler() ? Moving.ALL_BUT_POOLER : Moving.WHOLE_ENCODER;
    }

    /** Whether a range is left to be chosen from the trajectory. */
    public static boolean hasAutomaticRange(LandscapeSpec spec) {
        return AxisRole.in(spec).stream().anyMatch(role -> role.of(spec).hasAutomatic());
    }

    /** The points on the grid. No range is automatic. */
    public static Grid grid(LandscapeSpec spec) {
        return GridSpecs.grid(spec);
    }
}
