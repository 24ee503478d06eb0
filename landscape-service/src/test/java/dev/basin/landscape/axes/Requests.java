package dev.basin.landscape.axes;

import dev.basin.common.v1.CheckpointRef;
import dev.basin.landscape.v1.AutomaticRange;
import dev.basin.landscape.v1.Axis;
import dev.basin.landscape.v1.CoordinateList;
import dev.basin.landscape.v1.HessianDirection;
import dev.basin.landscape.v1.OptimizationDirection;
import dev.basin.landscape.v1.PrincipalDirection;
import dev.basin.landscape.v1.RandomDirection;
import dev.basin.landscape.v1.RandomScaling;
import dev.basin.landscape.v1.Range;
import dev.basin.landscape.v1.SecondTaskDirection;
import java.util.Arrays;

/** Axes as a request writes them. */
final class Requests {
    static final RandomScaling PER_FILTER = RandomScaling.RANDOM_SCALING_PER_FILTER;
    static final RandomScaling AS_A_WHOLE = RandomScaling.RANDOM_SCALING_DELTA1;

    private Requests() {}

    static Axis.Builder optimization() {
        return Axis.newBuilder().setOptimization(OptimizationDirection.getDefaultInstance());
    }

    static Axis.Builder secondTask(CheckpointRef theta2) {
        return Axis.newBuilder().setSecondTask(SecondTaskDirection.newBuilder().setTheta2(theta2));
    }

    static Axis.Builder random(long seed, RandomScaling scaling) {
        return Axis.newBuilder()
                .setRandom(RandomDirection.newBuilder().setSeed(seed).setScaling(scaling));
    }

    static Axis.Builder principal(int component) {
        return Axis.newBuilder().setPrincipal(PrincipalDirection.newBuilder().setComponent(component));
    }

    static Axis.Builder hessian(int index) {
        return Axis.newBuilder().setHessian(HessianDirection.newBuilder().setIndex(index));
    }

    static Axis range(Axis.Builder axis, double min, double max, int points) {
        return axis.setRange(Range.newBuilder().setMin(min).setMax(max).setPoints(points))
                .build();
    }

    static Axis list(Axis.Builder axis, Double... values) {
        return axis.setList(CoordinateList.newBuilder().addAllValues(Arrays.asList(values)))
                .build();
    }

    static Axis automatic(Axis.Builder axis, int points, double margin) {
        return axis.setAutomatic(AutomaticRange.newBuilder().setPoints(points).setMargin(margin))
                .build();
    }
}
