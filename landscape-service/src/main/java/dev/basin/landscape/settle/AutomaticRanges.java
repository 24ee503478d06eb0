package dev.basin.landscape.settle;

import dev.basin.engine.landscape.AutomaticRange;
import dev.basin.engine.landscape.SlicePosition;
import dev.basin.landscape.spec.AxisRole;
import dev.basin.landscape.v1.Axis;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.landscape.v1.Range;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Replaces automatic ranges by ranges that hold the states of training. */
final class AutomaticRanges {
    private AutomaticRanges() {}

    /** @param states where theta0, theta1 and the trajectory stand */
    static LandscapeSpec replaceIn(LandscapeSpec spec, List<SlicePosition> states) {
        LandscapeSpec.Builder fixed =
                spec.toBuilder().setAlpha(fixed(AxisRole.ALPHA.of(spec), states, SlicePosition::alpha));
        return spec.hasBeta()
                ? fixed.setBeta(fixed(AxisRole.BETA.of(spec), states, SlicePosition::beta))
                        .build()
                : fixed.build();
    }

    private static Axis fixed(Axis axis, List<SlicePosition> states, ToDoubleFunction<SlicePosition> coordinate) {
        if (!axis.hasAutomatic()) {
            return axis;
        }
        var asked = axis.getAutomatic();
        var range = new AutomaticRange(asked.getPoints(), asked.getMargin())
                .around(states.stream().mapToDouble(coordinate).toArray());
        return axis.toBuilder()
                .setRange(Range.newBuilder()
                        .setMin(range.min())
                        .setMax(range.max())
                        .setPoints(range.points()))
                .build();
    }
}
