package dev.basin.landscape.spec;

import dev.basin.landscape.v1.Axis;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.landscape.v1.RandomDirection;
import dev.basin.landscape.v1.RandomScaling;
import dev.basin.serving.errors.Violations;

/** Checks the directions of a request as far as that needs no files, and fills in their defaults. */
final class DirectionSpecs {
    private static final int MOST_EIGENVECTORS = 10;

    private DirectionSpecs() {}

    /** Notes everything that is wrong with the directions. */
    static void check(LandscapeSpec spec, Violations violations) {
        AxisRole.in(spec).forEach(role -> check(role.field(), role.of(spec), violations));
        violations.require(
                spec.hasBeta() || !spec.getOrthogonalize(),
                "spec.orthogonalize",
                "true without beta",
                "false, or beta");
        if (spec.hasBeta() && areSame(spec.getAlpha(), spec.getBeta())) {
            violations.add("spec.beta", "has the direction of alpha; accepted: another one, so that they span a plane");
        }
        int components = spec.getTrajectoryCount();
        for (AxisRole role : AxisRole.along(Axis.DirectionCase.PRINCIPAL, spec)) {
            requireOneOf(
                    violations,
                    role,
                    "principal.component",
                    role.of(spec).getPrincipal().getComponent(),
                    components);
        }
    }

    /** The axis with every choice about its direction made. */
    static Axis complete(Axis axis) {
        RandomDirection random = axis.getRandom();
        return axis.hasRandom() && random.getScaling() == RandomScaling.RANDOM_SCALING_UNSPECIFIED
                ? axis.toBuilder()
                        .setRandom(random.toBuilder().setScaling(RandomScaling.RANDOM_SCALING_PER_FILTER))
                        .build()
                : axis;
    }

    /** Notes a number that counts what there are fewer of. */
    static void requireOneOf(Violations violations, AxisRole role, String field, int number, int count) {
        violations.require(
                number >= 1 && number <= count,
                role.field() + "." + field,
                number,
                count == 0 ? "none without a trajectory" : "1 to " + count);
    }

    private static void check(String field, Axis axis, Violations violations) {
        switch (axis.getDirectionCase()) {
            case OPTIMIZATION, PRINCIPAL -> {}
            case SECOND_TASK ->
                violations.require(
                        !axis.getSecondTask().getTheta2().getKey().isEmpty(),
                        field + ".second_task.theta2.key",
                        "nothing",
                        "a checkpoint's key");
            case RANDOM ->
                violations.require(
                        axis.getRandom().getScaling() != RandomScaling.UNRECOGNIZED,
                        field + ".random.scaling",
                        axis.getRandom().getScalingValue(),
                        "PER_FILTER or DELTA1");
            case HESSIAN -> {
                int index = axis.getHessian().getIndex();
                violations.require(
                        index >= 1 && index <= MOST_EIGENVECTORS,
                        field + ".hessian.index",
                        index,
                        "1 to " + MOST_EIGENVECTORS);
            }
            case DIRECTION_NOT_SET ->
                violations.add(
                        field, "has no direction; accepted: optimization, second_task, random, principal or hessian");
        }
    }

    /** Whether two axes certainly run along one direction; others that do are found when the directions are known. */
    private static boolean areSame(Axis alpha, Axis beta) {
        return alpha.getDirectionCase() == beta.getDirectionCase()
                && switch (alpha.getDirectionCase()) {
                    case OPTIMIZATION -> true;
                    case SECOND_TASK -> alpha.getSecondTask().equals(beta.getSecondTask());
                    case RANDOM ->
                        alpha.getRandom().getSeed() == beta.getRandom().getSeed();
                    case PRINCIPAL -> alpha.getPrincipal().equals(beta.getPrincipal());
                    case HESSIAN -> alpha.getHessian().equals(beta.getHessian());
                    case DIRECTION_NOT_SET -> false;
                };
    }
}
